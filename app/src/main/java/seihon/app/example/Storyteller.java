package seihon.app.example;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import seihon.docs.Discussions;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.Standing;
import seihon.domain.Outcome;
import seihon.domain.Person;

/// Tells a story through the commands of the document store. A refused step is a fault: the story
/// and the product no longer fit each other.
final class Storyteller {

    private final Proposals proposals;
    private final Discussions discussions;
    private final Map<String, Person> people;
    private final Shelf shelf;
    private final StoryCalendar calendar;
    private final Map<String, Long> numbers = new HashMap<>();

    Storyteller(Commands commands, List<Person> people, Shelf shelf, StoryCalendar calendar) {
        this.proposals = commands.proposals();
        this.discussions = commands.discussions();
        this.people =
                people.stream().collect(Collectors.toMap(who -> who.id().value(), who -> who));
        this.shelf = shelf;
        this.calendar = calendar;
    }

    /// What people can do, as far as the story needs it.
    record Commands(Proposals proposals, Discussions discussions) {}

    void tell(Story story) {
        story.steps().forEach(this::tell);
    }

    private void tell(Story.Step step) {
        if (step.open() != null) {
            open(step.open());
        }
        if (step.revise() != null) {
            revise(step.revise());
        }
        if (step.approve() != null) {
            approve(step.approve());
        }
        if (step.sendBack() != null) {
            sendBack(step.sendBack());
        }
        if (step.comment() != null) {
            comment(step.comment());
        }
        if (step.merge() != null) {
            merge(step.merge());
        }
        if (step.withdraw() != null) {
            withdraw(step.withdraw());
        }
    }

    private void open(Story.Open act) {
        var added =
                act.additions().stream()
                        .collect(Collectors.toMap(Story.Add::path, Story.Add::content));
        var changes = shelf.propose(act.key(), act.edits(), added);
        var opened =
                done(
                        proposals.open(
                                who(act.as()),
                                draft(act.title(), act.why(), changes),
                                calendar.at(act.at())),
                        act.key());
        numbers.put(act.key(), opened.number());
    }

    private void revise(Story.Revise act) {
        var me = who(act.as());
        var title = standing(me, act.key(), calendar.at(act.at())).title();
        var changes = shelf.propose(act.key(), act.edit(), Map.of());
        var draft = draft(title, act.why(), changes);
        done(proposals.revise(me, number(act.key()), draft, calendar.at(act.at())), act.key());
    }

    private void approve(Story.Approve act) {
        var me = who(act.as());
        var digest = standing(me, act.key(), calendar.at(act.at())).digest();
        var word = act.word() == null ? "" : act.word();
        done(
                proposals.approve(me, number(act.key()), digest, word, calendar.at(act.at())),
                act.key());
    }

    private void sendBack(Story.SendBack act) {
        var me = who(act.as());
        var digest = standing(me, act.key(), calendar.at(act.at())).digest();
        done(
                proposals.sendBack(me, number(act.key()), digest, act.why(), calendar.at(act.at())),
                act.key());
    }

    private void comment(Story.Comment act) {
        var number = number(act.key());
        var said =
                proposals.comment(
                        who(act.as()), number, Optional.empty(), act.text(), calendar.at(act.at()));
        done(said, act.key());
        if (act.resolve() != null) {
            settle(act.resolve(), act.key(), number);
        }
    }

    private void settle(Story.Answer answer, String key, long number) {
        var me = who(answer.as());
        var at = calendar.at(answer.at());
        var thread = discussions.open(me, number).getLast();
        done(discussions.answer(me, number, thread, answer.text(), at), key);
        done(discussions.resolve(me, number, thread, at), key);
    }

    private void merge(Story.Simple act) {
        done(proposals.merge(who(act.as()), number(act.key()), calendar.at(act.at())), act.key());
        shelf.merge(act.key());
    }

    private void withdraw(Story.Simple act) {
        var why = act.why() == null ? "" : act.why();
        done(
                proposals.withdraw(who(act.as()), number(act.key()), why, calendar.at(act.at())),
                act.key());
    }

    private static Draft draft(String title, String why, List<FileEdit> changes) {
        return new Draft(title, why, changes, Set.of());
    }

    private Standing standing(Person me, String key, Instant at) {
        return proposals.find(me, number(key), at).orElseThrow();
    }

    private long number(String key) {
        return Optional.ofNullable(numbers.get(key))
                .orElseThrow(() -> new IllegalStateException("the story never opened " + key));
    }

    private Person who(String id) {
        return Optional.ofNullable(people.get(id))
                .orElseThrow(() -> new IllegalStateException("the story needs " + id));
    }

    private static <T> T done(Outcome<T> outcome, String key) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) ->
                    throw new IllegalStateException("the story stops at " + key + ": " + why);
        };
    }
}
