package dev.daogou.models.onnx;

import static dev.daogou.models.onnx.OnnxGraph.Type.FLOAT;
import static dev.daogou.models.onnx.OnnxGraph.Type.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelKind;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own encoder: BERT-shaped, with a tokenizer.json. Its weights are random. */
class OwnEncoderTest {
  private static final int WIDTH = 8;
  private static final List<String> VOCABULARY =
      List.of(
          "[PAD]",
          "[UNK]",
          "[CLS]",
          "[SEP]",
          "[MASK]",
          "bluetooth",
          "headphone",
          "##s",
          "ring",
          "gold",
          "蓝",
          "牙",
          "耳",
          "机",
          "金");
  private static final ModelSettings CPU = new ModelSettings(ModelSettings.Provider.CPU, 0, 1, 8);

  @TempDir Path directory;

  @Test
  void shouldEncodeWithTheUsersOwnTokenizer() throws Exception {
    write(bert(true), inputs(true), 16);

    try (OnnxTextEncoder encoder = OnnxTextEncoder.load(ModelFiles.in(directory), CPU).orThrow()) {
      float[][] v =
          encoder.encode(
              List.of("Bluetooth headphones", "蓝牙耳机", "gold ring", "BLUETOOTH  headphones"));

      assertThat(encoder.dimensions()).isEqualTo(WIDTH);
      assertThat(dot(v[0], v[0])).isCloseTo(1f, within(1e-5f));
      assertThat(dot(v[0], v[3])).isCloseTo(1f, within(1e-5f));
      assertThat(dot(v[0], v[1])).isLessThan(0.999f);
    }
  }

  @Test
  void shouldNotLetPaddingChangeAVector() throws Exception {
    write(bert(true), inputs(true), 16);

    try (OnnxTextEncoder encoder = OnnxTextEncoder.load(ModelFiles.in(directory), CPU).orThrow()) {
      float[] alone = encoder.encode(List.of("gold ring"))[0];
      float[] padded = encoder.encode(List.of("蓝牙耳机 bluetooth headphones 金", "gold ring"))[1];

      assertThat(padded).containsExactly(alone, within(1e-5f));
    }
  }

  @Test
  void shouldCutLongTexts() throws Exception {
    write(bert(false), inputs(false), 4);

    try (OnnxTextEncoder encoder = OnnxTextEncoder.load(ModelFiles.in(directory), CPU).orThrow()) {
      float[][] v = encoder.encode(List.of("gold ring", "gold ring bluetooth 耳机"));

      assertThat(v[1]).containsExactly(v[0], within(1e-5f));
    }
  }

  @Test
  void shouldRefuseInputsThatNoTokenizerGives() throws Exception {
    OnnxGraph graph = new OnnxGraph("pixels");
    graph.input("pixels", FLOAT, "B", "L");
    graph.output("out", FLOAT, "B", "L");
    graph.named("out", "Identity", Map.of(), "pixels");
    ModelManifest manifest =
        manifest(
            List.of(new Tensor("pixels", "float", List.of(-1L, -1L))),
            new Tensor("out", "float", List.of(-1L, -1L)),
            16);
    ModelDirectory.write(
        directory, manifest, Map.of("model.onnx", graph.toBytes(), "tokenizer.json", tokenizer()));

    Loading<OnnxTextEncoder> loading = OnnxTextEncoder.load(ModelFiles.in(directory), CPU);

    assertThat(loading.toString()).contains("input_ids").contains("pixels");
  }

  private void write(byte[] graph, List<Tensor> inputs, int maxLength) throws Exception {
    ModelDirectory.write(
        directory,
        manifest(
            inputs,
            new Tensor("last_hidden_state", "float", List.of(-1L, -1L, (long) WIDTH)),
            maxLength),
        Map.of("model.onnx", graph, "tokenizer.json", tokenizer()));
  }

  private static ModelManifest manifest(List<Tensor> inputs, Tensor output, int maxLength) {
    return new ModelManifest(
        ModelManifest.FORMAT_VERSION,
        ModelKind.TEXT_ENCODER,
        "own-bert",
        "1",
        inputs,
        List.of(output),
        WIDTH,
        ModelManifest.Tokenizer.tokenizerJson(maxLength),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static List<Tensor> inputs(boolean types) {
    List<Long> free = List.of(-1L, -1L);
    Tensor ids = new Tensor("input_ids", "int64", free);
    Tensor mask = new Tensor("attention_mask", "int64", free);
    return types
        ? List.of(ids, mask, new Tensor("token_type_ids", "int64", free))
        : List.of(ids, mask);
  }

  /** One masked attention layer over random token embeddings: what matters of BERT here. */
  private static byte[] bert(boolean types) {
    OnnxGraph graph = new OnnxGraph("bert");
    graph.input("input_ids", INT64, "B", "L");
    graph.input("attention_mask", INT64, "B", "L");
    String hidden =
        graph.node(
            "Gather",
            Map.of("axis", 0L),
            graph.floats("words", random(VOCABULARY.size() * WIDTH, 1), VOCABULARY.size(), WIDTH),
            "input_ids");
    if (types) {
      graph.input("token_type_ids", INT64, "B", "L");
      String kinds = graph.floats("types", random(2 * WIDTH, 2), 2, WIDTH);
      hidden = graph.node("Add", hidden, graph.node("Gather", kinds, "token_type_ids"));
    }
    String query =
        graph.node("MatMul", hidden, graph.floats("q", random(WIDTH * WIDTH, 3), WIDTH, WIDTH));
    String key = graph.nodeWithList("Transpose", "perm", new long[] {0, 2, 1}, hidden);
    String mask = graph.node("Cast", Map.of("to", 1L), "attention_mask");
    String penalty =
        graph.node(
            "Mul",
            graph.node("Sub", mask, graph.floats("one", new float[] {1})),
            graph.floats("large", new float[] {1e9f}));
    String logits =
        graph.node(
            "Add",
            graph.node("MatMul", query, key),
            graph.node("Unsqueeze", penalty, graph.longs("axis", 1)));
    String shares = graph.node("Softmax", Map.of("axis", -1L), logits);
    graph.output("last_hidden_state", FLOAT, "B", "L", Integer.toString(WIDTH));
    graph.named("last_hidden_state", "MatMul", Map.of(), shares, hidden);
    return graph.toBytes();
  }

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static byte[] tokenizer() throws Exception {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    VOCABULARY.forEach(word -> vocabulary.put(word, vocabulary.size()));
    String json =
        """
        {"version":"1.0","truncation":null,"padding":null,
         "added_tokens":[
          {"id":0,"content":"[PAD]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},
          {"id":1,"content":"[UNK]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},
          {"id":2,"content":"[CLS]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},
          {"id":3,"content":"[SEP]","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}],
         "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true},
         "pre_tokenizer":{"type":"BertPreTokenizer"},
         "post_processor":{"type":"TemplateProcessing",
          "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}}],
          "pair":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}},{"Sequence":{"id":"B","type_id":1}},{"SpecialToken":{"id":"[SEP]","type_id":1}}],
          "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},"[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}},
         "decoder":{"type":"WordPiece","prefix":"##","cleanup":true},
         "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,"vocab":%s}}
        """
            .formatted(new ObjectMapper().writeValueAsString(vocabulary));
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static float dot(float[] a, float[] b) {
    float dot = 0;
    for (int d = 0; d < a.length; d++) {
      dot += a[d] * b[d];
    }
    return dot;
  }
}
