package dev.daogou.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.recommender.shopper.ContextKinds;
import dev.daogou.recommender.shopper.DeviceKind;
import dev.daogou.recommender.shopper.PageKind;
import dev.daogou.recommender.shopper.ReferrerKind;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopperEventsTest {
  private static final EventContext CONTEXT =
      new EventContext(
          "web", "tablet", "de-DE", "https://shop.example/a", "https://shop.example/b");

  @Test
  void shouldTellWhatStoodAroundAnEvent() {
    assertThat(ShopperEvents.of(event(new Search("ring", null), CONTEXT)).context())
        .contains(new ContextKinds(DeviceKind.TABLET, "de", ReferrerKind.OWN, PageKind.SEARCH));
  }

  @Test
  void shouldTellNothingWhereTheEventDoesNot() {
    var channelOnly = new EventContext("store", null, null, null, null);

    assertThat(ShopperEvents.of(event(new Search("ring", null), null)).context()).isEmpty();
    assertThat(ShopperEvents.of(event(new Search("ring", null), channelOnly)).context()).isEmpty();
  }

  @Test
  void shouldNotTakeAListThatWasMadeHereForAPageOfTheShop() {
    var own = new ListView("rings", null, List.of("a"));
    var made = new ListView("for-you", "r-1", List.of("a"));

    assertThat(ShopperEvents.of(event(own, CONTEXT)).context().map(ContextKinds::page))
        .contains(PageKind.CATEGORY);
    assertThat(ShopperEvents.of(event(made, CONTEXT)).context()).isEmpty();
  }

  private static StorefrontEvent event(Object payload, EventContext context) {
    StorefrontEvent event = Events.of("ann", 0, payload);
    event.setContext(context);
    return event;
  }
}
