package dev.daogou.recommender.features;

import static dev.daogou.recommender.features.Described.log1p;

import dev.daogou.recommender.shopper.Exposure;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.shopper.InteractionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the shopper has done with a candidate. */
public final class OwnItemFeatures implements FeatureGroup {
  /** 1 for the item that the shopper looks at. */
  public static final Feature IS_CURRENT = Feature.of("is-current", "IS_CURRENT");

  /** Log of how often the shopper visited it. */
  public static final Feature VISITS = Feature.of("visits", "VISITS");

  /** One over one plus its place among the shopper's recent items; 0 where it is none of them. */
  public static final Feature OWN_RECENCY = Feature.of("own-recency", "OWN_RECENCY");

  /** 1 where the shopper looked at it just before the current item. */
  public static final Feature IS_PREVIOUS = Feature.of("is-previous", "IS_PREVIOUS");

  /** Visits in the newest session as a share of that session's. */
  public static final Feature SESSION_SHARE = Feature.of("session-share", "SESSION_SHARE");

  /** 1 where it stands in the newest session. */
  public static final Feature IN_SESSION = Feature.of("in-session", "IN_SESSION");

  /** Share of the newest session's visits that returned to an item; for own items only. */
  public static final Feature RETURNS = Feature.of("returns", "RETURNS");

  /** Log of the seconds since the visit before the newest; for own items only. */
  public static final Feature OWN_PAUSE = Feature.of("own-pause", "OWN_PAUSE");

  /** Log of the share of moves that stay with the item just seen; for the current item only. */
  public static final Feature SHOP_STAYS = Feature.of("shop-stays", "SHOP_STAYS");

  /** Log of the share of moves that return to an earlier item; for those of the session only. */
  public static final Feature SHOP_RETURNS = Feature.of("shop-returns", "SHOP_RETURNS");

  /** 1 where it lies in the cart. */
  public static final Feature IN_CART = Feature.of("in-cart", "IN_CART");

  /** 1 where the shopper bought it. */
  public static final Feature WAS_BOUGHT = Feature.of("was-bought", "WAS_BOUGHT");

  /** Log of how often it was shown to the shopper and left alone, decayed. */
  public static final Feature FATIGUE = Feature.of("fatigue", "FATIGUE");

  OwnItemFeatures() {}

  @Override
  public List<Feature> features() {
    return List.of(
        IS_CURRENT,
        VISITS,
        OWN_RECENCY,
        IS_PREVIOUS,
        SESSION_SHARE,
        IN_SESSION,
        RETURNS,
        OWN_PAUSE,
        SHOP_STAYS,
        SHOP_RETURNS,
        IN_CART,
        WAS_BOUGHT,
        FATIGUE);
  }

  @Override
  public void write(Described described, FeatureTable table) {
    new OwnItems(described, table).write();
  }

  /** What was done with one item. */
  private static final class Actions {
    private int visits;
    private int inSession;
    private boolean inCart;
    private boolean bought;

    private void note(InteractionType type) {
      if (type.isVisit()) {
        visits++;
      } else if (type == InteractionType.CART_ADD) {
        inCart = true;
      } else if (type == InteractionType.ORDER) {
        bought = true;
        inCart = false;
      }
    }
  }

  /** The items of one shopper. */
  private static final class OwnItems {
    private final Described described;
    private final FeatureTable table;
    private final Map<String, Actions> actions = new HashMap<>();
    private final float visited;
    private final float returning;
    private final float pause;
    private final float stays;
    private final float returns;
    private final boolean anyShown;

    OwnItems(Described described, FeatureTable table) {
      this.described = described;
      this.table = table;
      for (Interaction interaction : described.shopper().profile().interactions()) {
        of(interaction.subject()).note(interaction.type());
      }
      List<String> session = described.shopper().session().items();
      session.forEach(item -> of(item).inSession++);
      visited = Math.max(1, session.size());
      returning = ShopperFeatures.returning(described.shopper());
      pause = ShopperFeatures.pause(described.shopper());
      stays = (float) Math.log(described.sessions().returns().stayShare());
      returns = (float) Math.log(described.sessions().returns().returnShare());
      anyShown = described.shopper().profile().hasExposures();
    }

    private Actions of(String item) {
      return actions.computeIfAbsent(item, unseen -> new Actions());
    }

    void write() {
      for (int row = 0; row < described.size(); row++) {
        int slot = described.slot(row);
        String item = described.space().item(slot);
        int place = described.place(slot);
        if (place >= 0) {
          recent(row, place);
        }
        Actions own = actions.get(item);
        if (own != null) {
          done(row, own, place == 0);
        }
        if (anyShown) {
          table.set(row, FATIGUE, fatigue(item));
        }
      }
    }

    private void recent(int row, int place) {
      table.set(row, IS_CURRENT, place == 0 ? 1f : 0f);
      table.set(row, SHOP_STAYS, place == 0 ? stays : 0f);
      table.set(row, IS_PREVIOUS, place == 1 ? 1f : 0f);
      table.set(row, OWN_RECENCY, 1f / (1 + place));
      table.set(row, RETURNS, returning);
      table.set(row, OWN_PAUSE, pause);
    }

    private void done(int row, Actions own, boolean isCurrent) {
      table.set(row, VISITS, log1p(own.visits));
      table.set(row, IN_CART, own.inCart ? 1f : 0f);
      table.set(row, WAS_BOUGHT, own.bought ? 1f : 0f);
      if (own.inSession > 0) {
        table.set(row, IN_SESSION, 1f);
        table.set(row, SESSION_SHARE, own.inSession / visited);
        table.set(row, SHOP_RETURNS, isCurrent ? 0f : returns);
      }
    }

    private float fatigue(String item) {
      Exposure shown = described.shopper().profile().shown(item);
      return log1p(shown.at(described.shopper().now(), described.fatigue()));
    }
  }
}
