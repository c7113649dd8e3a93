package dev.daogou.recommender.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTreeTest {
  private static final Shop USUAL =
      new Shop(
          new Door(2, 5_000_000_000L, 0.5, true, Duration.ofHours(9), "left", Hinge.OLD_ONE),
          new House(new Roof(3)));

  private final SettingsTree<Shop> tree = SettingsTree.of(USUAL);

  enum Hinge {
    NEW_ONE,
    OLD_ONE
  }

  @Group(value = "door", decides = "who comes in")
  record Door(
      @Setting(value = "how many at once", least = 1) int mostAtOnce,
      @Setting("visitors ever") long visitors,
      @Setting(value = "how far it opens", least = 0) double width,
      @Setting("whether it is open") boolean open,
      @Setting(value = "when", formerly = "daogou.hours.opening") Duration opening,
      @Setting("where its handle is") String handle,
      @Setting("what it hangs on") Hinge hinge) {
    Door {
      SettingsGroup.of(Door.class).check(mostAtOnce, visitors, width, open, opening, handle, hinge);
    }
  }

  @Group(value = "roof", decides = "where rain goes")
  record Roof(@Setting(value = "its slope", least = 1, also = "odd") int slopeInAHouse) {
    Roof {
      var group = SettingsGroup.of(Roof.class);
      group.check(slopeInAHouse);
      group.require(slopeInAHouse % 2 == 1, "slopeInAHouse", slopeInAHouse);
    }
  }

  record House(Roof roof) {}

  record Shop(Door door, House house) {}

  @Test
  void shouldReadValuesOfEveryType() {
    Shop read =
        read(
            Map.of(
                "daogou.door.most-at-once", " 7 ",
                "daogou.door.visitors", "6000000000",
                "daogou.door.width", "0.75",
                "daogou.door.open", "FALSE",
                "daogou.door.opening", "8h30m",
                "daogou.door.handle", "right",
                "daogou.door.hinge", "new-one",
                "daogou.roof.slope-in-a-house", "5"));

    assertThat(read)
        .isEqualTo(
            new Shop(
                new Door(
                    7,
                    6_000_000_000L,
                    0.75,
                    false,
                    Duration.ofMinutes(510),
                    "right",
                    Hinge.NEW_ONE),
                new House(new Roof(5))));
  }

  @Test
  void shouldKeepWhatIsNotConfigured() {
    assertThat(read(Map.of())).isEqualTo(USUAL);
    assertThat(read(Map.of("daogou.roof.slope-in-a-house", "1")).door()).isEqualTo(USUAL.door());
  }

  @Test
  void shouldTakeTheFormerNameWhereTheNewOneIsNotThere() {
    Map<String, String> both = Map.of("daogou.hours.opening", "7h", "daogou.door.opening", "6h");

    assertThat(read(Map.of("daogou.hours.opening", "7h")).door().opening())
        .isEqualTo(Duration.ofHours(7));
    assertThat(read(both).door().opening()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void shouldRefuseInWords() {
    assertRefused(
        "daogou.door.most-at-once",
        "many",
        "daogou.door.most-at-once must be a whole number and at least 1, not 'many'");
    assertRefused(
        "daogou.door.most-at-once", "0", "daogou.door.most-at-once must be at least 1, not 0");
    assertRefused("daogou.door.width", "-1", "daogou.door.width must be at least 0, not -1.0");
    assertRefused("daogou.door.open", "ajar", "daogou.door.open must be true or false, not 'ajar'");
    assertRefused(
        "daogou.door.opening", "0s", "daogou.door.opening must be longer than 0s, not 0s");
    assertRefused(
        "daogou.door.opening",
        "early",
        "daogou.door.opening must be a time such as 250ms, 30s, 5m, 12h or 14d and longer than 0s,"
            + " not 'early'");
    assertRefused(
        "daogou.door.hinge", "none", "daogou.door.hinge must be new-one or old-one, not 'none'");
    assertRefused(
        "daogou.roof.slope-in-a-house",
        "4",
        "daogou.roof.slope-in-a-house must be at least 1 and odd, not 4");
  }

  @Test
  void shouldSayWhatThereIs() {
    List<NamedSetting> settings = tree.settings();

    assertThat(tree.groups())
        .extracting(SettingsGroup::name)
        .containsExactly("daogou.door", "daogou.roof");
    assertThat(settings)
        .extracting(NamedSetting::name, tree::usual, NamedSetting::allowed, NamedSetting::meaning)
        .contains(
            tuple("daogou.door.opening", "9h", "longer than 0s", "when"),
            tuple("daogou.door.hinge", "old-one", "new-one or old-one", "what it hangs on"),
            tuple("daogou.roof.slope-in-a-house", "3", "at least 1 and odd", "its slope"));
  }

  @Test
  void shouldPutAnotherGroupInItsPlace() {
    assertThat(tree.with(new Roof(9))).isEqualTo(new Shop(USUAL.door(), new House(new Roof(9))));
    assertThatThrownBy(() -> tree.with(new House(new Roof(9))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void assertRefused(String name, String value, String message) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private Shop read(Map<String, String> configured) {
    return tree.read(name -> Optional.ofNullable(configured.get(name)));
  }
}
