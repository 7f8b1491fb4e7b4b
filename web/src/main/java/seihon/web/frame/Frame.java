package seihon.web.frame;

import java.util.List;

/// What the frame shows around a page. Every text is in the reader's language already. `behind` is
/// empty while the figures are whole.
record Frame(
        String language,
        String theme,
        String title,
        String company,
        int headcount,
        String name,
        boolean guest,
        List<Group> groups,
        List<Entry> tabs,
        List<String> foot,
        String behind,
        long notices,
        String otherLanguage,
        String otherTheme,
        boolean menu) {

    Frame {
        groups = List.copyOf(groups);
        tabs = List.copyOf(tabs);
        foot = List.copyOf(foot);
    }

    public boolean dark() {
        return theme.equals(Theme.DARK);
    }

    /// The first character of the name stands for the person.
    public String initial() {
        return name.isEmpty() ? "" : new String(Character.toChars(name.codePointAt(0)));
    }

    /// Entries of the sidebar under one heading; the first group has none.
    record Group(String label, List<Entry> entries) {
        Group {
            entries = List.copyOf(entries);
        }
    }

    record Entry(
            String label, String address, String icon, long count, boolean hot, boolean current) {}
}
