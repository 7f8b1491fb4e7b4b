package seihon.revenue.board;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// How a department of a stage model is called on a page; one that only a company's own documents
/// know keeps its name.
@Component("departmentNames")
class DepartmentNames {

    private final MessageSource messages;

    DepartmentNames(MessageSource messages) {
        this.messages = messages;
    }

    public String of(String department) {
        var key = department.isEmpty() ? "none" : department.toLowerCase(Locale.ROOT);
        return Objects.requireNonNull(
                messages.getMessage(
                        "revenue.department." + key,
                        null,
                        department,
                        LocaleContextHolder.getLocale()));
    }
}
