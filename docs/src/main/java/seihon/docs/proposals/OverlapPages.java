package seihon.docs.proposals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.FileEdit;
import seihon.docs.Kind.Reading;
import seihon.docs.Proposals.Standing;
import seihon.docs.SourceDocument;
import seihon.docs.merge.Overlap;
import seihon.docs.proposals.OverlapView.FileView;
import seihon.docs.proposals.OverlapView.PlaceView;
import seihon.docs.text.MergeResult;
import seihon.docs.text.SourceReader;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.web.RefusedRequest;

/// Deciding what overlaps when a proposal is brought up to date: three columns for each place, one
/// text to keep.
@Controller
class OverlapPages {

    private final ProposalDesk desk;
    private final Clock clock;

    OverlapPages(ProposalDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping("/proposals/{number}/overlaps")
    String show(@PathVariable long number, Person me, Locale language, Model model) {
        var overlaps = found(me, number);
        return overlaps.isEmpty()
                ? "redirect:/proposals/" + number
                : page(number, overlaps, List.of(), language, model);
    }

    /// One `kept` text per place, in the order of the page; `delete` names files that are to go;
    /// `seen` says what was shown.
    @PostMapping("/proposals/{number}/overlaps")
    String settle(
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> fields,
            Person me,
            Locale language,
            Model model,
            RedirectAttributes flash) {
        // Browsers send line ends as CR LF.
        var kept =
                fields.getOrDefault("kept", List.of()).stream()
                        .map(text -> text.replace("\r\n", "\n"))
                        .toList();
        var gone = Set.copyOf(fields.getOrDefault("delete", List.of()));
        var seen = fields.getOrDefault("seen", List.of());
        var done =
                desk.settle(
                        me,
                        number,
                        overlaps ->
                                seen.contains(Overlap.seen(overlaps))
                                        ? edits(overlaps, kept, gone)
                                        : Outcome.refused("docs.update.overlap-moved"),
                        clock.instant());
        return switch (done) {
            case Outcome.Done<Standing> _ ->
                    ProposalForms.back(number, done, "docs.proposals.done.settled", flash);
            case Outcome.Refused<Standing>(var why) -> {
                model.addAttribute("refusal", why);
                yield page(number, found(me, number), kept, language, model);
            }
        };
    }

    private List<Overlap> found(Person me, long number) {
        if (desk.find(me, number, clock.instant()).isEmpty()) {
            throw new RefusedRequest("docs.proposal.not-found", Long.toString(number));
        }
        return desk.overlaps(me, number);
    }

    /// What was typed stands in its places again, or beside them when they are others now.
    private static String page(
            long number, List<Overlap> overlaps, List<String> typed, Locale language, Model model) {
        var places = overlaps.stream().mapToInt(each -> each.merged().overlaps().size()).sum();
        var fits = places == typed.size();
        var texts = (fits ? typed : List.<String>of()).iterator();
        var files = overlaps.stream().map(overlap -> file(overlap, texts, language)).toList();
        model.addAttribute(
                "view",
                new OverlapView(number, Overlap.seen(overlaps), files, fits ? List.of() : typed));
        return "docs/proposals/overlaps";
    }

    private static Outcome<List<FileEdit>> edits(
            List<Overlap> overlaps, List<String> kept, Set<String> gone) {
        var edits = new ArrayList<FileEdit>();
        var from = 0;
        for (var overlap : overlaps) {
            var merged = overlap.merged();
            var to = from + merged.overlaps().size();
            if (to > kept.size()) {
                return Outcome.refused("docs.update.overlap-moved");
            }
            edits.add(
                    gone.contains(overlap.path().value())
                            ? FileEdit.delete(overlap.path())
                            : FileEdit.write(
                                    overlap.path(), merged.resolved(kept.subList(from, to))));
            from = to;
        }
        return from == kept.size()
                ? Outcome.done(edits)
                : Outcome.refused("docs.update.overlap-moved");
    }

    private static FileView file(Overlap overlap, Iterator<String> typed, Locale language) {
        return new FileView(
                overlap.path().value(),
                title(overlap, language),
                overlap.isWhole(),
                overlap.merged().overlaps().stream().map(place -> place(place, typed)).toList());
    }

    private static String title(Overlap overlap, Locale language) {
        var text = overlap.main().or(overlap::proposed).orElse("");
        return SourceReader.read(overlap.path(), text)
                        instanceof Reading.Good<SourceDocument>(var document)
                ? document.title(language)
                : overlap.path().fileName();
    }

    private static PlaceView place(MergeResult.Overlap place, Iterator<String> typed) {
        return new PlaceView(
                name(place.place()),
                place.base(),
                place.ours(),
                place.theirs(),
                typed.hasNext() ? typed.next() : place.theirs());
    }

    /// Ids of blocks are made from their content and mean nothing to people.
    private static String name(String place) {
        return place.startsWith("b-") && !place.contains("/")
                ? ""
                : place.replaceFirst("^b-[0-9a-f]+(-[0-9]+)?/", "");
    }
}
