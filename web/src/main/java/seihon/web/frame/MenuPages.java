package seihon.web.frame;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The phone's menu: every page of the sidebar on one page of its own.
@Controller
class MenuPages {

    @GetMapping("/menu")
    String show() {
        return "web/frame/menu";
    }
}
