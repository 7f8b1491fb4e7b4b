package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import seihon.testkit.HouseTest;

/// `doors.txt` lists every way into the house: whoever adds one says who may use it.
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class RoutesTest {

    @Autowired private ApplicationContext house;

    @Test
    void everyRouteIsKnownToTheTable() {
        var known = new TreeSet<Route>();
        Door.all().forEach(door -> known.add(door.route()));

        assertThat(known).isEqualTo(Route.all(house));
    }
}
