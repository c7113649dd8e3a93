package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.recommender.inference.LiveModel.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveModelTest {
  private static final int USERS = 6;
  private static final int SWAPS = 20_000;

  /** As a real one, it must not be closed twice, or under a call. */
  private static final class Model implements AutoCloseable {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean hurt = new AtomicBoolean();

    int call() {
      calls.incrementAndGet();
      hurt.compareAndSet(false, closed.get());
      Thread.onSpinWait();
      hurt.compareAndSet(false, closed.get());
      calls.decrementAndGet();
      return 1;
    }

    @Override
    public void close() {
      hurt.compareAndSet(false, calls.get() > 0 || closed.getAndSet(true));
      closed.set(true);
    }
  }

  @Test
  void shouldGiveTheNewModelToNewUsersAndKeepTheOldOneForItsOwn() {
    Model first = new Model();
    Model second = new Model();
    LiveModel<Model> live = LiveModel.of(Optional.empty());
    live.swap(first);
    Lease<Model> early = live.borrow().orElseThrow();

    live.swap(second);

    Lease<Model> late = live.borrow().orElseThrow();
    assertThat(late.model()).isSameAs(second);
    assertThat(late.generation()).isNotEqualTo(early.generation());
    assertThat(first.closed).isFalse();
    early.close();
    assertThat(first.closed).isTrue();
    assertThat(second.closed).isFalse();
  }

  @Test
  void shouldKeepTheConfiguredModelToGoBackTo() {
    Model configured = new Model();
    Model announced = new Model();
    LiveModel<Model> live = LiveModel.of(Optional.of(configured));

    live.swap(announced);
    live.revert();
    live.revert();

    assertThat(announced.closed).isTrue();
    assertThat(configured.closed).isFalse();
    assertThat(live.borrow().orElseThrow().model()).isSameAs(configured);
  }

  @Test
  void shouldGoBackToNoneWhereNoneIsConfigured() {
    Model announced = new Model();
    LiveModel<Model> live = LiveModel.of(Optional.empty());

    live.swap(announced);
    live.revert();

    assertThat(announced.closed).isTrue();
    assertThat(live.borrow()).isEmpty();
    assertThat(live.use(Model::call)).isEmpty();
  }

  @Test
  void shouldCloseEverythingAfterTheLastUser() {
    Model configured = new Model();
    Model announced = new Model();
    Model late = new Model();
    LiveModel<Model> live = LiveModel.of(Optional.of(configured));
    live.swap(announced);
    Lease<Model> lease = live.borrow().orElseThrow();
    Lease<Model> another = lease.again();

    live.close();
    live.close();
    live.swap(late);
    live.revert();

    assertThat(live.borrow()).isEmpty();
    assertThat(configured.closed).isTrue();
    assertThat(late.closed).isTrue();
    lease.close();
    assertThat(announced.closed).isFalse();
    another.close();
    assertThat(announced.closed).isTrue();
    assertThatThrownBy(another::again).isInstanceOf(IllegalStateException.class);
    assertThat(List.of(configured, announced, late)).noneMatch(model -> model.hurt.get());
  }

  @Test
  void shouldNeverCloseAModelUnderACall() throws Exception {
    List<Model> all = new ArrayList<>();
    Model configured = new Model();
    all.add(configured);
    LiveModel<Model> live = LiveModel.of(Optional.of(configured));
    AtomicBoolean done = new AtomicBoolean();
    List<Future<Integer>> users = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(USERS)) {
      for (int u = 0; u < USERS; u++) {
        users.add(
            threads.submit(
                () -> {
                  int calls = 0;
                  while (!done.get()) {
                    calls += live.use(Model::call).orElseThrow();
                  }
                  return calls;
                }));
      }
      for (int i = 0; i < SWAPS; i++) {
        if (i % 7 == 0) {
          live.revert();
        } else {
          Model next = new Model();
          all.add(next);
          live.swap(next);
        }
      }
      done.set(true);
      int calls = 0;
      for (Future<Integer> user : users) {
        calls += user.get();
      }
      assertThat(calls).isPositive();
    }
    live.close();

    assertThat(all).noneMatch(model -> model.hurt.get()).allMatch(model -> model.closed.get());
  }
}
