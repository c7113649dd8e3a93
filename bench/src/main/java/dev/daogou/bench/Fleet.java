package dev.daogou.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.ServiceCalls;
import dev.daogou.bench.workbench.ServiceChild;
import dev.daogou.bench.workbench.Workbench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.StreamSupport;

/** Instances of the real service against one Kafka, and those of them that are in turn. */
final class Fleet implements AutoCloseable {
  private static final List<String> SETTINGS =
      List.of("-Xmx512m", "-Ddaogou.advertised-address=127.0.0.1:0");
  private static final int TRIES = 8;
  private static final double PATIENCE_SECONDS = 240;
  private static final List<String> ROLES = List.of("personalize", "serve");

  private final Workbench bench;
  private final int partitions;
  private final List<String> settings;
  private final List<Member> inTurn = new CopyOnWriteArrayList<>();
  private final LongAdder askedAgain = new LongAdder();
  private int started;

  /**
   * @param settings further arguments of each instance's JVM
   */
  Fleet(Workbench bench, int partitions, List<String> settings) {
    this.bench = bench;
    this.partitions = partitions;
    this.settings = settings;
  }

  /** One instance. */
  record Member(String name, ServiceChild service, ServiceCalls calls) {
    void end() {
      service.close();
      calls.close();
    }

    /** Partitions on which it works in a role. */
    int active(String role) throws IOException, InterruptedException {
      return share(role, "active");
    }

    /** Partitions that it keeps warm in a role. */
    int standby(String role) throws IOException, InterruptedException {
      return share(role, "standby");
    }

    private int share(String role, String kind) throws IOException, InterruptedException {
      JsonNode share = calls.tree("/v1/status").path("shares").path(role).path(kind);
      return (int) StreamSupport.stream(share.spliterator(), false).count();
    }
  }

  /** Those that take requests now. */
  List<Member> inTurn() {
    return inTurn;
  }

  /** What is sent to one of those in turn. */
  interface Request {
    void send(ServiceCalls calls) throws IOException, InterruptedException;
  }

  /**
   * Sends a request to the member whose turn it is, and to the next where that one does not answer,
   * as a load balancer does it; says whether anybody answered.
   *
   * @param number of the request
   */
  boolean send(int number, Request request) throws InterruptedException {
    for (int again = 0; again < TRIES; again++) {
      List<Member> members = List.copyOf(inTurn);
      try {
        request.send(members.get((number + again) % members.size()).calls());
        return true;
      } catch (IOException gone) {
        askedAgain.increment();
        Thread.sleep(20);
      }
    }
    return false;
  }

  /** Requests so far that met an instance that was going, and went to the next. */
  long askedAgain() {
    return askedAgain.sum();
  }

  /** Starts or stops instances, one after the other, and waits until each has its share. */
  double resize(int size) throws IOException, InterruptedException {
    double began = Clock.wallSeconds();
    while (inTurn.size() < size) {
      inTurn.add(start());
    }
    while (inTurn.size() > size) {
      inTurn.removeLast().end();
    }
    awaitShares();
    return Clock.wallSeconds() - began;
  }

  /**
   * Stops a member in good order, starts it again on what it left, and gives it its turn once it is
   * ready.
   *
   * @return seconds from its start until it was ready
   */
  double restart(Member member) throws IOException, InterruptedException {
    inTurn.remove(member);
    member.end();
    double began = Clock.wallSeconds();
    inTurn.add(start(member.name()));
    return Clock.wallSeconds() - began;
  }

  private Member start() throws IOException, InterruptedException {
    started++;
    return start("instance-" + started);
  }

  private Member start(String name) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(SETTINGS);
    arguments.add("-Ddaogou.topics.partitions=" + partitions);
    arguments.addAll(settings);
    ServiceChild service = ServiceChild.start(bench, name, arguments);
    return new Member(name, service, new ServiceCalls(service.address()));
  }

  private void awaitShares() throws IOException, InterruptedException {
    double deadline = Clock.wallSeconds() + PATIENCE_SECONDS;
    while (!areShared()) {
      if (Clock.wallSeconds() > deadline) {
        throw new IOException("the partitions are not shared out after " + PATIENCE_SECONDS + " s");
      }
      Thread.sleep(500);
    }
  }

  /** Whether all partitions are worked on, and nobody has much less than its share. */
  private boolean areShared() throws IOException, InterruptedException {
    for (String role : ROLES) {
      int all = 0;
      for (Member member : inTurn) {
        int active = member.active(role);
        if (active < partitions / inTurn.size() / 2.0) {
          return false;
        }
        all += active;
      }
      if (all != partitions) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    inTurn.forEach(Member::end);
  }
}
