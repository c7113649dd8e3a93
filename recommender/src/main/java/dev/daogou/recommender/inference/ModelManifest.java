package dev.daogou.recommender.inference;

import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of itself ({@code manifest.json}).
 *
 * @param formatVersion of this file; see {@link #FORMAT_VERSION}
 * @param kind what the model is for
 * @param name its name
 * @param version its version, free text
 * @param inputs the graph's inputs
 * @param outputs the graph's outputs; the first is the result
 * @param dimensions width of the vectors it makes (encoder); 0 where it takes any (ranker)
 * @param tokenizer how texts become inputs (encoder only)
 * @param features the names of the features, in order (ranker only)
 * @param training from what it was trained, free text by topic
 * @param metrics figures measured at the end of training
 * @param sha256 checksum of each file beside the manifest, in hex
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelManifest(
    int formatVersion,
    @Nullable ModelKind kind,
    @Nullable String name,
    String version,
    List<Tensor> inputs,
    List<Tensor> outputs,
    int dimensions,
    @Nullable Tokenizer tokenizer,
    List<String> features,
    Map<String, String> training,
    Map<String, Double> metrics,
    Map<String, String> sha256) {

  /** The only version there is so far. */
  public static final int FORMAT_VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  public ModelManifest {
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    outputs = outputs == null ? List.of() : List.copyOf(outputs);
    features = features == null ? List.of() : List.copyOf(features);
    training = training == null ? Map.of() : training;
    metrics = metrics == null ? Map.of() : metrics;
    sha256 = sha256 == null ? Map.of() : sha256;
  }

  /**
   * An input or output of a graph.
   *
   * @param name its name
   * @param type {@code float}, {@code int32}, {@code int64} …
   * @param shape one length a dimension, -1 where it is free
   */
  public record Tensor(String name, String type, List<Long> shape) {
    public Tensor {
      shape = List.copyOf(shape);
    }

    static Tensor of(String name, TensorInfo info) {
      return new Tensor(
          name,
          info.type.name().toLowerCase(Locale.ROOT),
          Arrays.stream(info.getShape()).boxed().toList());
    }

    /** Whether a declared tensor and the graph's own can be the same. */
    boolean fits(Tensor real) {
      return name.equals(real.name)
          && type.equals(real.type)
          && shape.size() == real.shape.size()
          && fitsEveryLength(real.shape);
    }

    private boolean fitsEveryLength(List<Long> real) {
      for (int i = 0; i < shape.size(); i++) {
        long here = shape.get(i);
        long there = real.get(i);
        if (here >= 0 && there >= 0 && here != there) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return name + ":" + type + shape;
    }
  }

  /**
   * How texts become the encoder's inputs.
   *
   * @param type {@link #HASHED_NGRAMS} or {@link #TOKENIZER_JSON}
   * @param maxLength features or tokens kept of a text
   * @param minGram shortest character n-gram (hashed n-grams only)
   * @param maxGram longest character n-gram (hashed n-grams only)
   * @param buckets rows shared by features that are not in the vocabulary (hashed n-grams only)
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  public record Tokenizer(String type, int maxLength, int minGram, int maxGram, int buckets) {
    /** Computed here: {@link HashedNgrams}. */
    public static final String HASHED_NGRAMS = "hashed-ngrams";

    /** Hugging Face's {@code tokenizer.json}, beside the manifest. */
    public static final String TOKENIZER_JSON = "tokenizer.json";

    public static Tokenizer tokenizerJson(int maxLength) {
      return new Tokenizer(TOKENIZER_JSON, maxLength, 0, 0, 0);
    }
  }

  /** Name and version, as recorded beside whatever the model made. */
  public String id() {
    return name + "@" + version;
  }

  /** The same manifest with the checksums of the files beside it. */
  public ModelManifest withChecksums(Map<String, String> checksums) {
    return new ModelManifest(
        formatVersion,
        kind,
        name,
        version,
        inputs,
        outputs,
        dimensions,
        tokenizer,
        features,
        training,
        metrics,
        checksums);
  }

  /** SHA-256 in lower-case hex, as manifests state it. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Reads a file's content; refused where it is no manifest. */
  public static Loading<ModelManifest> read(byte[] json) {
    try {
      ModelManifest manifest = JSON.readValue(json, ModelManifest.class);
      // A file that says null is JSON, too.
      return manifest == null
          ? Loading.refused("manifest.json is not readable: it says nothing")
          : Loading.loaded(manifest);
    } catch (IOException e) {
      return Loading.refused("manifest.json is not readable: " + firstLine(e));
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
  }

  /** As a file's content. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always writable", e);
    }
  }
}
