package seihon.web.frame;

import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import seihon.domain.Person;
import seihon.web.Settings;

/// One page that leads to all settings: mine, then the company's.
@Controller
class SettingsPages {

    private final ObjectProvider<Settings> rooms;

    SettingsPages(ObjectProvider<Settings> rooms) {
        this.rooms = rooms;
    }

    record View(List<Settings.Entry> mine, List<Settings.Entry> company) {}

    @GetMapping("/settings")
    String show(Person me, Model model) {
        var entries =
                rooms.stream()
                        .flatMap(room -> room.entries(me).stream())
                        .sorted(Comparator.comparingInt(Settings.Entry::order))
                        .toList();
        var mine = entries.stream().filter(Settings.Entry::personal).toList();
        var company = entries.stream().filter(entry -> !entry.personal()).toList();
        model.addAttribute("view", new View(mine, company));
        return "web/frame/settings";
    }
}
