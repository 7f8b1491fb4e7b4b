package seihon.docs.library;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Findable;

/// `/search`: documents and notes by the words in them, and what the rooms have that is called so.
@Controller
class SearchPages {

    private static final int THINGS = 5;

    private final Transactions transactions;
    private final SearchDesk desk;
    private final ObjectProvider<Findable> rooms;

    SearchPages(Transactions transactions, SearchDesk desk, ObjectProvider<Findable> rooms) {
        this.transactions = transactions;
        this.desk = desk;
        this.rooms = rooms;
    }

    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            Person me,
            Locale language,
            Model model) {
        var words = q.strip();
        var view = transactions.read(me.tenant(), () -> desk.find(me, language, words, kind));
        model.addAttribute("view", view);
        model.addAttribute(
                "groups", view.asked() && kind.isEmpty() ? things(me, language, words) : List.of());
        return "docs/library/search";
    }

    private List<Findable.Group> things(Person me, Locale language, String words) {
        return transactions.read(
                me.tenant(),
                () ->
                        rooms.orderedStream()
                                .flatMap(room -> room.find(me, language, words, THINGS).stream())
                                .toList());
    }
}
