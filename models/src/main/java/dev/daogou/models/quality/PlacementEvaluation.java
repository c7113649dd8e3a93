package dev.daogou.models.quality;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.placements.ListMaker;
import dev.daogou.recommender.placements.PlacedItem;
import dev.daogou.recommender.placements.Placement;
import dev.daogou.recommender.placements.PlacementRanking;
import dev.daogou.recommender.placements.PlacementRequest;
import dev.daogou.recommender.placements.PlacementSource;
import dev.daogou.recommender.placements.ShopperContext;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.StorefrontEvent;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Learns a log, then shows every placement before what shoppers do in another: before each further
 * view of a shopper, and before each further line of an order, with the lines before it named as
 * the reader of a cart names them. Of the items nothing is learned meanwhile.
 */
public final class PlacementEvaluation {
  private final PersonalizationSettings settings;
  private final LogReplay replay;
  private final ListMaker maker;
  private final PrintWriter progress;

  /** What a shopper did next. */
  private record Case(String shopper, List<String> named, String item) {}

  /**
   * @param settings as the topology has them
   * @param progress where is told how far it is
   */
  public PlacementEvaluation(
      PersonalizationSettings settings, TextEncoder encoder, PrintWriter progress) {
    this.settings = settings;
    this.replay = new LogReplay(settings, encoder);
    this.maker = new ListMaker(settings.lists());
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @param train in order of time
   * @param test in order of time
   * @param limit cases to draw, about; 0 for all
   * @param seed of drawing and resampling
   */
  public List<PlacementQuality> run(
      List<Placement> placements,
      List<StorefrontEvent> train,
      List<StorefrontEvent> test,
      int limit,
      long seed) {
    learn(train);
    int all = test.stream().mapToInt(event -> cases(event).size()).sum();
    double share = limit > 0 ? (double) limit / Math.max(1, all) : 1;
    Random random = new Random(seed);
    List<List<Integer>> places = placements.stream().map(any -> listOfPlaces()).toList();
    List<Integer> groups = new ArrayList<>();
    Map<String, Integer> groupOfShopper = new HashMap<>();
    Progress predicting = new Progress("followed", test.size(), progress);
    for (StorefrontEvent event : test) {
      for (Case each : cases(event)) {
        if (random.nextDouble() < share && isForetold(each)) {
          groups.add(groupOfShopper.computeIfAbsent(each.shopper(), s -> groupOfShopper.size()));
          for (int i = 0; i < placements.size(); i++) {
            places.get(i).add(place(placements.get(i), each));
          }
        }
      }
      replay.follow(event);
      predicting.add(1);
    }
    predicting.finish();
    Bootstrap bootstrap = new Bootstrap(ints(groups), seed);
    List<PlacementQuality> qualities = new ArrayList<>();
    for (int i = 0; i < placements.size(); i++) {
      qualities.add(PlacementQuality.of(placements.get(i).name(), ints(places.get(i)), bootstrap));
    }
    return qualities;
  }

  private void learn(List<StorefrontEvent> train) {
    Progress learning = new Progress("learned", train.size(), progress);
    for (StorefrontEvent event : train) {
      replay.learn(event);
      learning.add(1);
    }
    replay.settle();
    learning.finish();
  }

  private static List<Case> cases(StorefrontEvent event) {
    return switch (event.getPayload()) {
      case ItemView view -> List.of(new Case(event.getShopper(), List.of(), view.getItem()));
      case OrderPlaced order -> lines(event.getShopper(), order);
      default -> List.of();
    };
  }

  private static List<Case> lines(String shopper, OrderPlaced order) {
    List<String> items =
        List.copyOf(
            new LinkedHashSet<>(order.getLines().stream().map(OrderLine::getItem).toList()));
    List<Case> cases = new ArrayList<>();
    for (int line = 1; line < items.size(); line++) {
      cases.add(new Case(shopper, items.subList(0, line), items.get(line)));
    }
    return cases;
  }

  /** Whether anything is known from which to foretell: lines before, or what was done before. */
  private boolean isForetold(Case each) {
    return !each.named().isEmpty()
        || replay.view(each.shopper()).filter(view -> view.slots().length > 0).isPresent();
  }

  private int place(Placement placement, Case each) {
    List<PlacedItem> items =
        PlacementRanking.rank(
                placement,
                replay.graph(),
                shopper(placement, each.shopper()),
                PlacementRequest.of(each.named(), Predictor.LIST))
            .items();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).item().equals(each.item())) {
        return i + 1;
      }
    }
    return 0;
  }

  private ShopperContext shopper(Placement placement, String shopper) {
    return replay
        .view(shopper)
        .map(
            view ->
                ShopperContext.of(
                    view,
                    settings.lists().boughtFor(),
                    placement.shows(PlacementSource.LISTED) ? list(shopper) : List.of()))
        .orElse(ShopperContext.unknown());
  }

  private List<ListItem> list(String shopper) {
    return replay
        .candidates(shopper)
        .map(found -> maker.make(Scored.byBlend(found), replay.graph()))
        .orElse(List.of());
  }

  private static List<Integer> listOfPlaces() {
    return new ArrayList<>();
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
