package dev.daogou.recommender.inference;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second reference to ONNX Runtime's environment, never given back.
 *
 * <p>ONNX Runtime for Java gives its only reference back as soon as the JVM is asked to end, while
 * a service still scores and closes its sessions: they run into freed memory, and the process ends
 * by a crash instead of leaving its groups. The environment counts its references, so one more,
 * taken through the C API, keeps it until the process is gone. Java offers no way to do the same:
 * {@code OrtEnvironment.close} does nothing, sessions hold no reference, and the shutdown hook
 * cannot be removed without the private thread that it is (microsoft/onnxruntime#31352).
 */
final class HeldEnvironment {
  private static final Logger LOG = LoggerFactory.getLogger(HeldEnvironment.class);
  private static final int API_VERSION = 1;
  private static final int WARNING = 2;
  // GetApi is the first function of OrtApiBase, CreateEnv the fourth of OrtApi; both only grow.
  private static final long GET_API = 0;
  private static final long CREATE_ENV = 3 * ValueLayout.ADDRESS.byteSize();

  private HeldEnvironment() {}

  /** Takes the reference; the library is loaded. */
  @SuppressWarnings("restricted") // native access is granted on every command line
  static void hold() {
    Optional<MemorySegment> base = SymbolLookup.loaderLookup().find("OrtGetApiBase");
    if (base.isEmpty()) {
      LOG.warn("event=environment-not-held reason=\"OrtGetApiBase is not found\"");
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment failure = createEnvironment(api(base.get()), arena);
      if (failure.address() != 0) {
        LOG.warn("event=environment-not-held reason=\"ONNX Runtime refused\"");
      }
    } catch (Throwable e) {
      throw new IllegalStateException("ONNX Runtime's C API could not be called", e);
    }
  }

  @SuppressWarnings("restricted")
  private static MemorySegment api(MemorySegment function) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MemorySegment base =
        (MemorySegment)
            linker
                .downcallHandle(function, FunctionDescriptor.of(ValueLayout.ADDRESS))
                .invokeExact();
    MemorySegment getApi =
        base.reinterpret(GET_API + ValueLayout.ADDRESS.byteSize())
            .get(ValueLayout.ADDRESS, GET_API);
    return (MemorySegment)
        linker
            .downcallHandle(
                getApi, FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
            .invokeExact(API_VERSION);
  }

  @SuppressWarnings("restricted")
  private static MemorySegment createEnvironment(MemorySegment api, Arena arena) throws Throwable {
    MemorySegment createEnv =
        api.reinterpret(CREATE_ENV + ValueLayout.ADDRESS.byteSize())
            .get(ValueLayout.ADDRESS, CREATE_ENV);
    return (MemorySegment)
        Linker.nativeLinker()
            .downcallHandle(
                createEnv,
                FunctionDescriptor.of(
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS))
            .invokeExact(
                WARNING, arena.allocateFrom("daogou"), arena.allocate(ValueLayout.ADDRESS));
  }
}
