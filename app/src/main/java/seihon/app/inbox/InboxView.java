package seihon.app.inbox;

import java.util.ArrayList;
import java.util.List;
import seihon.web.Waiting;

/// The page `/inbox`: groups by urgency, most urgent first, empty groups left out.
record InboxView(List<Group> groups) {

    InboxView {
        groups = List.copyOf(groups);
    }

    record Group(Waiting.Urgency urgency, List<Waiting.Item> items) {

        Group {
            items = List.copyOf(items);
        }

        /// Message key of the heading; its argument is the number of lines.
        public String label() {
            return switch (urgency) {
                case DUE_SOON -> "app.inbox.due-soon";
                case DECIDE -> "app.inbox.decide";
                case RETURNED -> "app.inbox.returned";
                case LATER -> "app.inbox.later";
            };
        }
    }

    static InboxView of(List<Waiting.Item> items) {
        var groups = new ArrayList<Group>();
        for (var urgency : Waiting.Urgency.values()) {
            var members = items.stream().filter(item -> item.urgency() == urgency).toList();
            if (!members.isEmpty()) {
                groups.add(new Group(urgency, members));
            }
        }
        return new InboxView(groups);
    }

    public boolean anyLight() {
        return groups.stream()
                .flatMap(group -> group.items().stream())
                .anyMatch(Waiting.Item::light);
    }

    public long size() {
        return groups.stream().mapToLong(group -> group.items().size()).sum();
    }
}
