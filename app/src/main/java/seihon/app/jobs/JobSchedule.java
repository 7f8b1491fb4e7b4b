package seihon.app.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seihon.people.Tenants;
import seihon.web.Job;

/// Hands every job to the scheduler, whose table makes sure that one node runs it at a time and
/// another takes over when that one dies.
@Configuration(proxyBeanMethods = false)
class JobSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(JobSchedule.class);

    /// One bean with all tasks: how many there are is known only when the rooms are there.
    @Bean
    List<Task<?>> jobTasks(ObjectProvider<Job> jobs, Tenants tenants, Clock clock) {
        return jobs.orderedStream().<Task<?>>map(job -> task(job, tenants, clock)).toList();
    }

    private static Task<?> task(Job job, Tenants tenants, Clock clock) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .execute((_, context) -> run(job, tenants, clock, context));
    }

    /// A company's fault is logged and does not keep the others waiting; the next run tries again.
    private static void run(Job job, Tenants tenants, Clock clock, ExecutionContext context) {
        for (var tenant : tenants.all()) {
            if (context.getSchedulerState().isShuttingDown()) {
                return;
            }
            try {
                job.run(tenant.id(), clock.instant());
            } catch (RuntimeException e) {
                LOG.error("job {} failed for tenant {}", job.name(), tenant.id(), e);
            }
        }
    }
}
