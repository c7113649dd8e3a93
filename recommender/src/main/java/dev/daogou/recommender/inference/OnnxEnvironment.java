package dev.daogou.recommender.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.EnumSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one ONNX Runtime environment, opened without its telemetry.
 *
 * <p>ONNX Runtime for Linux sends usage data to its maker from the moment its environment exists,
 * unless {@code ORT_DISABLE_TELEMETRY} stands in the process environment; while it gathers that
 * data it also overflows the stack on a long command line. A shop's service does neither, so the
 * variable is set in this process before the library is loaded.
 */
final class OnnxEnvironment {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxEnvironment.class);
  private static final String OFF = "ORT_DISABLE_TELEMETRY";
  private static final OrtEnvironment ENVIRONMENT = open();

  private OnnxEnvironment() {}

  static OrtEnvironment environment() {
    return ENVIRONMENT;
  }

  /** What this build of the library can run on; whether there is a device shows only in use. */
  static EnumSet<OrtProvider> availableProviders() {
    environment();
    return OrtEnvironment.getAvailableProviders();
  }

  private static OrtEnvironment open() {
    if (System.getenv(OFF) == null) {
      setenv(OFF, "1");
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment("daogou");
    HeldEnvironment.hold();
    try {
      environment.setTelemetry(false);
    } catch (OrtException e) {
      LOG.warn("event=telemetry-not-switched-off reason=\"{}\"", e.getMessage());
    }
    return environment;
  }

  /** POSIX setenv(3): what Java cannot do to its own process. */
  @SuppressWarnings("restricted") // native access is granted on every command line
  private static void setenv(String name, String value) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("setenv");
    if (function.isEmpty()) {
      LOG.warn("event=environment-not-writable advice=\"set {}={} yourself\"", name, value);
      return;
    }
    MethodHandle setenv =
        linker.downcallHandle(
            function.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      if (failed != 0) {
        LOG.warn("event=environment-not-writable advice=\"set {}={} yourself\"", name, value);
      }
    } catch (Throwable e) {
      throw new IllegalStateException("setenv could not be called", e);
    }
  }
}
