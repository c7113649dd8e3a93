package dev.daogou.outcomes;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Stored form of {@link ShopperOutcomes}. Lists of one shopper have most of their items in common,
 * so every text is written once, and times are told as what they lie before the clock.
 */
final class ShopperOutcomesSerde implements Serde<ShopperOutcomes> {
  private static final byte VERSION = 1;
  private static final int LIVE = 1;
  private static final int KNOWN = 2;

  @Override
  public Serializer<ShopperOutcomes> serializer() {
    return (topic, outcomes) -> outcomes == null ? null : new Writing(outcomes).bytes();
  }

  @Override
  public Deserializer<ShopperOutcomes> deserializer() {
    return (topic, bytes) -> bytes == null ? null : new Reading(bytes).outcomes();
  }

  private static final class Writing {
    private final ShopperOutcomes outcomes;
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    // Texts are numbered as they come, so what refers to them is written first and put behind them.
    private final StateWriter out = new StateWriter(VERSION, 2_048);

    Writing(ShopperOutcomes outcomes) {
      this.outcomes = outcomes;
    }

    byte[] bytes() {
      out.number(outcomes.clock).octet(outcomes.automated ? 1 : 0);
      out.number(outcomes.lists.size());
      outcomes.lists.forEach(this::list);
      out.number(outcomes.lines.size());
      outcomes.lines.forEach(this::line);
      out.number(outcomes.reversals.size());
      outcomes.reversals.forEach(
          reversal ->
              out.fixed(reversal.order())
                  .number(ref(reversal.item()))
                  .number(ago(reversal.time())));
      out.number(outcomes.closed.size());
      outcomes.closed.forEach(out::fixed);
      var whole = new StateWriter(VERSION, 16 * texts.size() + out.size());
      whole.number(texts.size());
      texts.keySet().forEach(whole::text);
      return whole.append(out).toBytes();
    }

    private long ref(@Nullable String text) {
      if (text == null) {
        return -1;
      }
      int next = texts.size();
      Integer known = texts.putIfAbsent(text, next);
      return known == null ? next : known;
    }

    private long ago(long time) {
      return outcomes.clock - time;
    }

    private void list(OpenList list) {
      out.fixed(list.number).octet(list.known ? KNOWN : 0).number(ref(list.model));
      out.number(ago(list.newest));
      out.number(list.showings.size());
      for (Showing showing : list.showings) {
        out.number(ref(showing.placement()))
            .number(ago(showing.first()))
            .number(ago(showing.newest()))
            .number(showing.times())
            .octet(showing.live() ? LIVE : 0);
        out.number(showing.items().size());
        showing.items().forEach(item -> out.number(ref(item)));
      }
      out.number(list.deeds().size());
      list.deeds().forEach(this::deeds);
    }

    private void deeds(ItemTouches deeds) {
      out.number(ref(deeds.item))
          .octet(deeds.live ? LIVE : 0)
          .number(deeds.listClicks)
          .number(deeds.views);
      moment(deeds.clickedAt);
      moment(deeds.cartedAt);
      moment(deeds.placedAt);
      out.number(ref(deeds.placement)).number(deeds.position);
      out.number(deeds.touches.size());
      deeds.touches.forEach(touch -> out.number(ago(touch)));
    }

    private void moment(long time) {
      out.number(time == ItemTouches.NEVER ? ItemTouches.NEVER : ago(time));
    }

    private void line(OrderedLine line) {
      out.fixed(line.order())
          .number(ref(line.item()))
          .number(ago(line.time()))
          .number(line.quantity())
          .real(line.revenue())
          .number(ref(line.currency()))
          .octet(line.live() ? LIVE : 0);
    }
  }

  private static final class Reading {
    private final StateReader in;
    private final List<String> texts = new ArrayList<>();
    private final ShopperOutcomes outcomes = new ShopperOutcomes();

    Reading(byte[] bytes) {
      in = new StateReader(bytes, VERSION, "outcomes");
    }

    ShopperOutcomes outcomes() {
      for (int left = in.count(); left > 0; left--) {
        texts.add(in.text());
      }
      outcomes.clock = in.number();
      outcomes.automated = in.octet() == 1;
      for (int left = in.count(); left > 0; left--) {
        outcomes.lists.add(list());
      }
      for (int left = in.count(); left > 0; left--) {
        outcomes.lines.add(line());
      }
      for (int left = in.count(); left > 0; left--) {
        outcomes.reversals.add(new ReversedLine(in.fixed(), text(), time()));
      }
      for (int left = in.count(); left > 0; left--) {
        outcomes.closed.add(in.fixed());
      }
      return outcomes;
    }

    private String text() {
      return texts.get(in.count());
    }

    private @Nullable String textOrNull() {
      int ref = in.count();
      return ref < 0 ? null : texts.get(ref);
    }

    private long time() {
      return outcomes.clock - in.number();
    }

    private OpenList list() {
      var list = new OpenList(in.fixed(), in.octet() == KNOWN, textOrNull());
      list.newest = time();
      for (int left = in.count(); left > 0; left--) {
        String placement = text();
        long first = time();
        long newest = time();
        int times = in.count();
        boolean live = in.octet() == LIVE;
        List<String> items = new ArrayList<>();
        for (int more = in.count(); more > 0; more--) {
          items.add(text());
        }
        list.add(new Showing(placement, items, first, newest, times, live));
      }
      for (int left = in.count(); left > 0; left--) {
        list.add(deeds());
      }
      return list;
    }

    private ItemTouches deeds() {
      var deeds = new ItemTouches(text());
      deeds.live = in.octet() == LIVE;
      deeds.listClicks = in.count();
      deeds.views = in.count();
      deeds.clickedAt = moment();
      deeds.cartedAt = moment();
      deeds.placedAt = moment();
      deeds.placement = textOrNull();
      deeds.position = in.count();
      for (int left = in.count(); left > 0; left--) {
        deeds.touches.add(time());
      }
      return deeds;
    }

    private long moment() {
      long ago = in.number();
      return ago == ItemTouches.NEVER ? ItemTouches.NEVER : outcomes.clock - ago;
    }

    private OrderedLine line() {
      return new OrderedLine(
          in.fixed(),
          text(),
          time(),
          in.count(),
          in.doubleReal(),
          textOrNull(),
          in.octet() == LIVE);
    }
  }
}
