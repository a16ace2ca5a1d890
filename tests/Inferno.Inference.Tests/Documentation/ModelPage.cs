using System.Text;
using Inferno.Inference.Tests.RandomModels;
using RandomLlama.Variants;

namespace Inferno.Inference.Tests.Documentation;

/// <summary>docs/models.md: the forms of a model that load, in which precision, on which engine.</summary>
internal static class ModelPage
{
    public static string Render()
    {
        StringBuilder page = new(
            """
            # Models that load

            <!-- Generated: INFERNO_WRITE_DOCS=1 dotnet test --project tests/Inferno.Inference.Tests -->
            `--model-path DIR` (or `BENCH_MODEL_PATH`) takes a directory as its maker laid it out. Needed are a tokenizer.json, sizes and a graph:

            | | looked for, in this order |
            |---|---|
            | sizes | config.json (there or in its text_config), genai_config.json |
            | sampling | generation_config.json, the part search of genai_config.json; greedy where neither says otherwise |
            | graph | `--model-file FILE` (or `BENCH_MODEL_FILE`); what genai_config.json names; model.onnx, onnx/model.onnx; the precision that transformers.js_config names; decoder_model_merged.onnx beside its two halves; the only .onnx file, there or in the folder onnx |
            | weights | in the graph's file, or in any number of files beside it: in the model's directory, or behind links in the one that the graph's own link leads to, as in a hub's cache |

            Several graphs, of which nothing names one, are listed, and `--model-file` chooses.

            ## Variants
            One small model in every form, made by `eng/fixtures/RandomLlama --variant NAME`. Tests compare each with the original, and the
            managed engine with ONNX Runtime on the same file (largest difference of a logit as a share of the largest logit).

            | variant | as made by | graph | weights | managed | onnxruntime | from the original, at most | between the engines, at most |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (Variant variant in Variant.All)
        {
            page.Append(Row(variant)).Append('\n');
        }

        page.Append(
            """

            ## Types
            Weights in float16 and bfloat16 are kept in sixteen bits and computed in float32: nothing that the managed engine computes is rounded to sixteen bits,
            which ONNX Runtime does between its operators. uint4 and int4 weights are unpacked to a byte each when they are read. Caches may be
            float, float16 or bfloat16, logits too.

            ## Inputs
            input_ids, and where a graph has them attention_mask, position_ids (int64 or int32), num_logits_to_keep (always 1: one row of logits is
            looked at) and use_cache_branch. Caches are paired by name, past_key_values.N.key with present.N.key, whichever numbers there are;
            past_conv.N and other states of a fixed size begin as zeros. A graph that takes inputs_embeds or has no past is refused, as is a
            cache of a fixed length.

            ## Memory
            A model's file is mapped, so it must not be written to while the model is in use. Large weights that are multiplied by are copied once, into the layout of the kernels, on all processors,
            and the file's pages are given back; other large ones, such as embeddings, stay in the file. A prompt is taken in passes of at most 512 tokens, and of fewer where
            attention scores of a layer would exceed 128 MiB.

            """);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Row(Variant variant)
    {
        IReadOnlyList<string> lacking = VariantModels.Lacking(variant.Name);
        string managed = lacking.Count == 0 ? "yes" : $"no: lacks {string.Join(", ", lacking)}";
        string between = lacking.Count == 0 ? $"{VariantModels.Rounding(variant.Name):0.#####}" : "";
        return $"| {variant.Name} | {variant.Maker} | {variant.GraphPath} | {Weights(variant)} | {managed} | yes | {VariantModels.Loss(variant.Name):0.#####} | {between} |";
    }

    private static string Weights(Variant variant)
    {
        string matrices = variant.Weights switch
        {
            WeightType.Bits4 => "4 bits, ",
            WeightType.Bytes => "int8, ",
            _ => "",
        };
        string place = variant.DataFiles switch
        {
            0 => "",
            1 => " in a file beside it",
            _ => $" in {variant.DataFiles} files beside it",
        };
        string type = variant.Type == FloatType.Usual ? "float32" : variant.Type.ToString().ToLowerInvariant();
        return $"{matrices}{type}{place}";
    }
}
