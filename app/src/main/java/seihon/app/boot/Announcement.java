package seihon.app.boot;

import java.util.List;

/// Lines for the terminal once the house is open (the accounts of the example company).
public interface Announcement {

    List<String> lines();
}
