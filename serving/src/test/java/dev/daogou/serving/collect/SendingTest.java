package dev.daogou.serving.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class SendingTest {
  private static final int ROOM = 10;

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Semaphore room = new Semaphore(ROOM);

  @Test
  void shouldTellWhenTheLastIsSettled() {
    AtomicReference<List<Delivery>> told = new AtomicReference<>();
    Sending sending = sending(2);
    sending.whenSettled(told::set);
    sending.send(0, record(1), producer);
    sending.send(1, record(1), producer);

    producer.completeNext();
    assertThat(told.get()).isNull();
    assertThat(sending.isSettled()).isFalse();
    producer.completeNext();

    assertThat(told.get())
        .containsExactly(new Delivery.Acknowledged(0, 0), new Delivery.Acknowledged(0, 1))
        .isEqualTo(sending.deliveries());
    assertThat(room.availablePermits()).isEqualTo(ROOM);
  }

  @Test
  void shouldNotSendWhatIsTooLarge() {
    Sending sending = sending(1);

    sending.send(0, record(Topics.LARGEST_RECORD), producer);

    assertThat(sending.deliveries())
        .containsExactly(new Delivery.TooLarge(Topics.LARGEST_RECORD + 1));
    assertThat(producer.history()).isEmpty();
    assertThat(room.availablePermits()).isEqualTo(ROOM);
  }

  @Test
  void shouldNotTryTheRestOnceASendHasFailed() {
    producer.sendException = new KafkaException("away");
    Sending sending = sending(2);
    sending.send(0, record(1), producer);
    producer.sendException = null;
    sending.send(1, record(1), producer);

    assertThat(producer.history()).isEmpty();
    assertThat(sending.deliveries())
        .containsExactly(new Delivery.Unacknowledged("away"), new Delivery.Unacknowledged("away"));
    assertThat(room.availablePermits()).isEqualTo(ROOM);
  }

  @Test
  void shouldKeepTheRoomOfWhatIsGivenUpUntilKafkaHasSpoken() {
    Sending sending = sending(2);
    sending.send(0, record(1), producer);
    producer.completeNext();
    sending.send(1, record(1), producer);

    List<Delivery> given = sending.await(Duration.ZERO);

    assertThat(given)
        .containsExactly(
            new Delivery.Acknowledged(0, 0),
            new Delivery.Unacknowledged("no acknowledgement in time"));
    assertThat(room.availablePermits()).isEqualTo(ROOM - 1);
    producer.completeNext();
    assertThat(room.availablePermits()).isEqualTo(ROOM);
    assertThat(sending.deliveries()).isEqualTo(given);
  }

  @Test
  void shouldBeSettledWhereThereIsNothing() {
    assertThat(Sending.ofNothing().deliveries()).isEmpty();
  }

  private Sending sending(int records) {
    room.acquireUninterruptibly(records);
    return new Sending(records, room);
  }

  private static ProducerRecord<byte[], byte[]> record(int bytes) {
    return new ProducerRecord<>("events", 0, "k".getBytes(UTF_8), new byte[bytes]);
  }
}
