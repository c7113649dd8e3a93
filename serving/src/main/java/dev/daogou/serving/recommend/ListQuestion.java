package dev.daogou.serving.recommend;

import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.peers.PeerAnswer;
import dev.daogou.serving.peers.PeerQuestion;
import dev.daogou.serving.recommend.ReceiptWait.Waited;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Another instance asks for the list of a shopper whom it does not own. */
@ApplicationScoped
class ListQuestion implements PeerQuestion {
  static final String NAME = "lists";

  private final ServeApplication tables;
  private final ReceiptWait receipts;

  ListQuestion(ServeApplication tables, ReceiptWait receipts) {
    this.tables = tables;
    this.receipts = receipts;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public PeerAnswer answer(Asked asked) {
    ShopperKey shopper = new ShopperKey(asked.tenant(), asked.shopper());
    return tables
        .table()
        .map(table -> answer(table, waited(table, shopper, asked)))
        .orElseGet(() -> new PeerAnswer.NotReady("the instance is starting"));
  }

  private Waited waited(RecommendationTable table, ShopperKey shopper, Asked asked) {
    return asked
        .receipt()
        .map(Receipt::fromString)
        .flatMap(receipt -> receipts.owned(table, shopper, receipt, asked.patience()))
        .orElseGet(
            () ->
                new Waited(
                    table.owned(shopper).orElseGet(() -> table.copied(shopper)),
                    false,
                    Duration.ZERO));
  }

  private static PeerAnswer answer(RecommendationTable table, Waited waited) {
    return switch (waited.lookup()) {
      case Lookup.Found(RecommendationList list, boolean standby) ->
          new PeerAnswer.Found(table.encode(list), standby, waited.covered());
      case Lookup.Absent absent -> new PeerAnswer.Absent(waited.covered());
      case Lookup.NotReady notReady -> new PeerAnswer.NotReady(notReady.why());
    };
  }
}
