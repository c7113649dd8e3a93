package dev.daogou;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.app.ShopperWork;
import dev.daogou.candidates.CandidateBatch;
import dev.daogou.clients.Misbehaviour;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The stages as they are, but that records make them do what their header says, where they are read
 * from the topic that it names. Too large a result is one for a changelog, or for a topic written
 * to.
 */
public final class MisbehavingStages implements ProcessorWrapper {
  /** A topic and a {@link Misbehaviour}. */
  static final String HEADER = "misbehaviour";

  /** A shopper at whose list threads fail, in a timer of their own. */
  static final String FATAL = "fatal";

  private static final List<String> STORES_OF_BYTES =
      List.of(ShopperWork.STORE, "catalogue-pending", "changed-items");
  private static final String LARGE = "large";
  private static final int TOO_LARGE = 5 << 20;

  @Override
  public <KIn, VIn, KOut, VOut>
      WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
          String name, ProcessorSupplier<KIn, VIn, KOut, VOut> stage) {
    return ProcessorWrapper.asWrapped(
        new ProcessorSupplier<>() {
          @Override
          public Processor<KIn, VIn, KOut, VOut> get() {
            return new Misbehaving<>(stage.get());
          }

          @Override
          public Set<StoreBuilder<?>> stores() {
            return stage.stores();
          }
        });
  }

  @Override
  public <KIn, VIn, VOut>
      WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
          String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> stage) {
    return ProcessorWrapper.asWrappedFixedKey(stage);
  }

  private static final class Misbehaving<KIn, VIn, KOut, VOut>
      implements Processor<KIn, VIn, KOut, VOut> {
    private final Processor<KIn, VIn, KOut, VOut> stage;
    private ProcessorContext<KOut, VOut> context;

    Misbehaving(Processor<KIn, VIn, KOut, VOut> stage) {
      this.stage = stage;
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> stageContext) {
      context = stageContext;
      stage.init(stageContext);
    }

    @Override
    public void process(Record<KIn, VIn> record) {
      Optional<Misbehaviour> kind = kind(record);
      kind.ifPresent(what -> misbehave(what, record));
      if (record.value() instanceof CandidateBatch batch && isFor(batch, FATAL)) {
        throw new UnsupportedOperationException("the list of " + FATAL);
      }
      stage.process(record);
      // Only what is written before is given up where the transaction ends before the work does.
      if (kind.filter(what -> what == Misbehaviour.TAKES_LONG).isPresent()) {
        Misbehaviour.TAKES_LONG.handle();
        Misbehaviour.TAKES_LONG.handle();
      }
    }

    private static boolean isFor(CandidateBatch batch, String shopper) {
      return batch.shoppers().stream().anyMatch(each -> each.key().shopper().equals(shopper));
    }

    private Optional<Misbehaviour> kind(Record<KIn, VIn> record) {
      return Optional.ofNullable(record.headers().lastHeader(HEADER))
          .map(header -> new String(header.value(), UTF_8).split(" "))
          .filter(
              words ->
                  context.recordMetadata().filter(at -> at.topic().equals(words[0])).isPresent())
          .map(words -> Misbehaviour.valueOf(words[1]));
    }

    private void misbehave(Misbehaviour kind, Record<KIn, VIn> record) {
      switch (kind) {
        case GROWS -> grow(record);
        // Those that come after it have nothing to do with it.
        case TAKES_LONG -> record.headers().remove(HEADER);
        default -> kind.handle();
      }
    }

    private void grow(Record<KIn, VIn> record) {
      if (record.headers().lastHeader(LARGE) == null) {
        record.headers().add(LARGE, new byte[TOO_LARGE]);
      }
      STORES_OF_BYTES.forEach(this::fill);
    }

    private void fill(String store) {
      try {
        KeyValueStore<Bytes, byte[]> bytes = context.getStateStore(store);
        if (bytes != null) {
          bytes.put(Bytes.wrap(LARGE.getBytes(UTF_8)), new byte[TOO_LARGE]);
        }
      } catch (StreamsException notOfThisStage) {
        // The next may have it.
      }
    }

    @Override
    public void close() {
      stage.close();
    }
  }
}
