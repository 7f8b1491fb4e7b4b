package seihon.testkit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory this process takes at most from now on, as Linux counts it.
public final class PeakMemory {

    private static final double KILOBYTES = 1_024;
    private static final double BYTES = 1_048_576;

    private final double resident;
    private final double live;

    /// Throws [IOException] where the kernel does not tell.
    public PeakMemory() throws IOException {
        live = liveMegabytes();
        // Writing 5 sets the peak back to what is resident now.
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        resident = status("VmHWM:");
    }

    /// Megabytes of resident memory, at its highest, above what it was at the beginning.
    public double grown() throws IOException {
        return status("VmHWM:") - resident;
    }

    /// Megabytes of objects still in use, now, above what they were at the beginning.
    public double liveGrown() {
        return liveMegabytes() - live;
    }

    private static double status(String field) throws IOException {
        var lines = Files.readAllLines(Path.of("/proc/self/status"));
        var line = lines.stream().filter(each -> each.startsWith(field)).findFirst();
        return Integer.parseInt(line.orElseThrow().replaceAll("\\D", "")) / KILOBYTES;
    }

    private static double liveMegabytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() / BYTES;
    }
}
