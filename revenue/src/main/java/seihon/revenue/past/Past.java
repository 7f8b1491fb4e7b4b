package seihon.revenue.past;

import java.util.OptionalInt;
import java.util.UUID;

/// A model as of the first `size` entries. `gen` is there once its rows are.
public record Past(
        UUID id, String model, long size, State state, long done, long total, OptionalInt gen) {

    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }

    public boolean isReady() {
        return state == State.DONE;
    }

    /// Where it can be followed.
    public String address() {
        return address(model, id);
    }

    static String address(String model, UUID id) {
        return "/api/v1/revenue/" + model + "/past/" + id;
    }
}
