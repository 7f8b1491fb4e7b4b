package seihon.app.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Shows a page from one moment: who the person is, the page and the frame around it are read in
/// one transaction, and what several of them ask is asked once. Commands begin their own, and so do
/// the doors that stand apart: what is open to everybody may lead into another company, and who
/// takes a file or waits for another server would hold a connection to the database all the while.
final class OneMoment {

    /// A page stays in memory until its transaction has ended, so that a slow reader holds no
    /// connection to the database.
    private static final int LARGEST_PAGE = 1 << 20;

    private final Transactions transactions;
    private final RequestMatcher apart;

    OneMoment(Transactions transactions, RequestMatcher apart) {
        this.transactions = transactions;
        this.apart = apart;
    }

    /// What is to be done with the request.
    interface Work {
        void run() throws ServletException, IOException;
    }

    void run(HttpServletRequest request, HttpServletResponse response, TenantId tenant, Work work)
            throws ServletException, IOException {
        if (!request.getMethod().equals("GET") || apart.matches(request)) {
            work.run();
            return;
        }
        response.setBufferSize(LARGEST_PAGE);
        try {
            transactions.read(tenant, () -> done(work));
        } catch (Failed failed) {
            switch (failed.getCause()) {
                case ServletException fault -> throw fault;
                case IOException fault -> throw fault;
                case null, default -> throw failed;
            }
        }
    }

    private static boolean done(Work work) {
        try {
            work.run();
            return true;
        } catch (ServletException | IOException fault) {
            throw new Failed(fault);
        }
    }

    /// Carries a checked fault out of the transaction.
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failed(Exception cause) {
            super(cause);
        }
    }
}
