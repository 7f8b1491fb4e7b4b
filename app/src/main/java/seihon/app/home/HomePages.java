package seihon.app.home;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Home is what waits for me, until there are numbers to open the day with.
@Controller
class HomePages {

    @GetMapping("/")
    String home() {
        return "redirect:/inbox";
    }
}
