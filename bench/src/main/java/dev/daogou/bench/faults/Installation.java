package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Member.Role;
import dev.daogou.bench.workbench.Patience;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.demo.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The program as a shop runs it: two processes that personalize and two that serve. */
final class Installation implements AutoCloseable {
  static final int PARTITIONS = 4;

  private static final int OF_EACH = 2;
  private static final Duration STARTING = Duration.ofMinutes(5);
  // As the launcher starts a demo where cores are few: all processes and the load share them.
  private static final List<String> SETTINGS =
      List.of(
          "-Xmx512m",
          // All of the heap is resident, so that what is not in use of it can be taken off.
          "-Xms512m",
          "-XX:+AlwaysPreTouch",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Ddaogou.topics.partitions=" + PARTITIONS);

  private final Workbench bench;
  private final Topics topics = Topics.withPartitions(PARTITIONS);
  private final Keys keys = Keys.create();
  private final List<Member> members = new ArrayList<>();

  /** Starts Kafka and every process, and returns when all are ready. */
  Installation() throws Exception {
    bench = Workbench.open();
    try {
      bench.create(topics);
      start();
      for (Member member : members) {
        awaitReady(member);
      }
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private void start() throws IOException {
    List<String> addresses = List.of(address(), address());
    for (int number = 0; number < OF_EACH; number++) {
      members.add(member(Role.personalize, number, addresses.get(number), List.of()));
    }
    String others = "-Ddaogou.personalize.addresses=" + String.join(",", addresses);
    for (int number = 0; number < OF_EACH; number++) {
      members.add(member(Role.serve, number, address(), List.of(others)));
    }
  }

  private static String address() throws IOException {
    return "127.0.0.1:" + FreePort.any();
  }

  private Member member(Role role, int number, String address, List<String> further)
      throws IOException {
    List<String> settings = new ArrayList<>(SETTINGS);
    settings.addAll(keys.settings());
    settings.addAll(further);
    settings.add("-Ddaogou.roles=" + role);
    settings.add("-Ddaogou.advertised-address=" + address);
    return new Member(bench, role + "-" + (number + 1), role, FreePort.any(), settings);
  }

  Workbench bench() {
    return bench;
  }

  Topics topics() {
    return topics;
  }

  Keys keys() {
    return keys;
  }

  List<Member> members() {
    return members;
  }

  List<Member> members(Role role) {
    return members.stream().filter(member -> member.role() == role).toList();
  }

  /** Folder of what a process keeps on disk. */
  Path state(Member member) {
    return bench.path(member.name() + "-state").toAbsolutePath();
  }

  /**
   * Waits until a process is ready.
   *
   * @throws IOException where it does not become so
   */
  void awaitReady(Member member) throws Exception {
    try {
      Patience.await(member.name(), STARTING, member::isReady);
    } catch (IOException e) {
      throw new IOException(
          member.name() + " is not ready; it says:\n" + member.process().logTail(), e);
    }
  }

  /** Copies what the processes have written to their logs, for whoever wants to know why. */
  void copyLogs(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Member member : members) {
      String name = member.name() + ".log";
      Files.copy(bench.path(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    members.forEach(Member::close);
    bench.close();
  }
}
