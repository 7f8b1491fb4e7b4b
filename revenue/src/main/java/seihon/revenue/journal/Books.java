package seihon.revenue.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import seihon.ledger.Fact;
import seihon.ledger.Facts.News;
import seihon.revenue.StageModel;
import seihon.revenue.visits.FactReader;
import seihon.revenue.visits.FeedbackFact;

/// Books the news of one batch entry by entry, so that the journal depends on the order of entries
/// and never on where a batch was cut. Within an entry cases follow by id.
final class Books {

    private final StageModel model;
    private final FactReader reader;
    private final List<News> news = new ArrayList<>();
    private final Set<String> subjects = new HashSet<>();
    private final SortedMap<String, CaseFile> files = new TreeMap<>();
    private final List<Booking> bookings = new ArrayList<>();
    private final Set<String> discussed = new HashSet<>();

    Books(StageModel model) {
        this.model = model;
        this.reader = new FactReader(model);
    }

    /// In entry order; facts of no case of this model are left out.
    void hear(News one) {
        if (reader.concerns(fact(one))) {
            news.add(one);
            subjects.add(fact(one).subject().id());
        }
        if (isSaid(fact(one))) {
            discussed.add(fact(one).subject().id());
        }
    }

    /// Feedback comes by hand or from anywhere else, whatever sources the model reads.
    private boolean isSaid(Fact fact) {
        return fact.subject().type().equals(model.subject()) && FeedbackFact.of(fact).isPresent();
    }

    /// The cases that feedback was given about, or answered.
    Set<String> discussed() {
        return discussed;
    }

    /// The cases that the news are about.
    Set<String> subjects() {
        return subjects;
    }

    /// `former`: the facts of those cases that held before the batch.
    void book(List<Fact> former) {
        Map<String, List<Fact>> byCase = new HashMap<>();
        for (var fact : former) {
            if (reader.concerns(fact)) {
                byCase.computeIfAbsent(fact.subject().id(), _ -> new ArrayList<>()).add(fact);
            }
        }
        for (var subject : subjects) {
            var facts = byCase.getOrDefault(subject, List.of());
            files.put(subject, new CaseFile(model, facts.stream().map(reader::read).toList()));
        }
        bookAll();
    }

    private void bookAll() {
        var start = 0;
        while (start < news.size()) {
            var seq = news.get(start).seq();
            var end = start;
            while (end < news.size() && news.get(end).seq() == seq) {
                end++;
            }
            bookEntry(seq, news.subList(start, end));
            start = end;
        }
    }

    private void bookEntry(long seq, List<News> ofEntry) {
        SortedMap<String, CaseFile> touched = new TreeMap<>();
        for (var one : ofEntry) {
            var id = fact(one).subject().id();
            var file = files.computeIfAbsent(id, _ -> new CaseFile(model, List.of()));
            switch (one) {
                case News.Known(var fact, _) -> file.learn(reader.read(fact));
                case News.Ended(var fact, _) -> file.forget(fact.id());
            }
            touched.put(id, file);
        }
        var ordinal = 0;
        for (var file : touched.entrySet()) {
            for (var change : file.getValue().settle()) {
                bookings.add(
                        new Booking(seq, ordinal++, file.getKey(), change.sign(), change.line()));
            }
        }
    }

    private static Fact fact(News one) {
        return switch (one) {
            case News.Known(var fact, _) -> fact;
            case News.Ended(var fact, _) -> fact;
        };
    }

    List<Booking> bookings() {
        return bookings;
    }

    /// What the bookings add to months and days.
    Rollup rollup() {
        var rollup = new Rollup(model);
        bookings.forEach(rollup::add);
        return rollup;
    }

    /// Every case of the batch as it stands after it, by id.
    SortedMap<String, CaseFile> files() {
        return files;
    }
}
