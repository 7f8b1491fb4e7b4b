package seihon.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import seihon.domain.Refusal;

/// Collects what is wrong in one document while it is read, so that people see everything at once
/// and not one mistake per attempt. Not safe for several threads.
public final class ProblemList {

    private final DocPath path;
    private final List<Problem> problems = new ArrayList<>();

    public ProblemList(DocPath path) {
        this.path = path;
    }

    /// Notes a problem where the value stands.
    public void at(Yaml where, String key, Object... arguments) {
        at(where.line(), where.column(), Refusal.of(key, arguments));
    }

    public void at(int line, int column, Refusal what) {
        problems.add(new Problem(path, line, column, what));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /// In the order of the file.
    public List<Problem> all() {
        return problems.stream()
                .sorted(
                        java.util.Comparator.comparingInt(Problem::line)
                                .thenComparingInt(Problem::column))
                .toList();
    }

    /// The value when nothing is wrong. It is asked for only then, so it may rely on what was
    /// checked.
    public <T> Kind.Reading<T> orElse(Supplier<T> value) {
        return problems.isEmpty()
                ? new Kind.Reading.Good<>(value.get())
                : new Kind.Reading.Bad<>(all());
    }
}
