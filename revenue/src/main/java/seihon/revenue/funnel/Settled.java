package seihon.revenue.funnel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Answers that cannot change any more: a generation of rows at a cursor. A page that is looked at
/// again before the ledger advances asks the database for none of them. The longest unused go.
@Component
public class Settled {

    private static final int MOST = 500;

    private final Cache<Object, Object> kept = Caffeine.newBuilder().maximumSize(MOST).build();

    /// `question` is a value that names the company, the generation, the cursor and everything else
    /// that the answer depends on.
    @SuppressWarnings("unchecked")
    public <T> T once(Object question, Supplier<T> answer) {
        return (T) kept.get(question, _ -> answer.get());
    }
}
