using System.Text.Json;
using Inferno.Inference.Models;

namespace Inferno.Inference.Loading;

/// <summary>Finds the graph to run among a directory's: several precisions of one model often lie beside each other.</summary>
internal static class GraphChoice
{
    private const string Folder = "onnx";
    private const string Extension = ".onnx";
    private const int MostListed = 12;

    // Optimum's exports in three files: the first is the other two in one.
    private const string Merged = "decoder_model_merged.onnx";
    private static readonly string[] Halves = ["decoder_model.onnx", "decoder_with_past_model.onnx"];

    // The names that Transformers.js gives to files of a precision (utils/dtypes.js).
    private static readonly Dictionary<string, string> Suffixes = new()
    {
        ["fp32"] = "", ["fp16"] = "_fp16", ["q8"] = "_quantized", ["int8"] = "_int8", ["uint8"] = "_uint8", ["q4"] = "_q4",
        ["q4f16"] = "_q4f16", ["bnb4"] = "_bnb4",
    };

    /// <summary>
    /// The file that is asked for; or that genai_config.json names; or model.onnx or onnx/model.onnx; or the one whose precision
    /// config.json names; or the only one.
    /// </summary>
    /// <param name="directory">The model's directory.</param>
    /// <param name="asked">What the user asks for, relative to the directory or its folder onnx.</param>
    /// <param name="config">config.json, if there is one.</param>
    /// <param name="genAiName">What genai_config.json names, if there is one.</param>
    /// <exception cref="ModelException">There is none, or none that anybody names.</exception>
    public static string Find(string directory, string? asked, JsonPart? config, string? genAiName)
    {
        string[] names = [.. Graphs(directory, "").Concat(Graphs(directory, Folder))];
        if ((asked ?? genAiName) is { } name)
        {
            // A user may name any file; a configuration that somebody else wrote, one of its own directory.
            return (asked is null && Path.GetFileName(name) != name ? null : Existing(directory, name)) ?? throw new ModelException(
                directory,
                asked is null ? $"genai_config.json names {name}, which is not there{Listed(directory, names)}" : $"no {name}{Listed(directory, names)}",
                "one of its .onnx files with --model-file, such as --model-file model_q4.onnx");
        }

        return Existing(directory, "model.onnx")
            ?? Configured(directory, config)
            ?? names switch
            {
                [] => throw new ModelException(
                    directory, $"no ONNX graph{Listed(directory, names)}", "model.onnx, here or in its folder onnx; export one with optimum-cli export onnx"),
                [var only] => Path.Combine(directory, only),
                _ when MergedAmong(names) is { } merged => Path.Combine(directory, merged),
                _ => throw new ModelException(directory, $"several graphs{Listed(directory, names)}", "one of them with --model-file"),
            };
    }

    private static IEnumerable<string> Graphs(string directory, string folder)
    {
        string path = Path.Combine(directory, folder);
        return !Directory.Exists(path) ? []
            : Directory.EnumerateFiles(path, "*" + Extension).Select(file => Path.Combine(folder, Path.GetFileName(file)))
                .Where(name => !Path.GetFileName(name).StartsWith('.')).Order(StringComparer.Ordinal);
    }

    private static string? Existing(string directory, string name) =>
        new[] { Path.Combine(directory, name), Path.Combine(directory, Folder, name) }.FirstOrDefault(File.Exists);

    /// <summary>What transformers.js_config.dtype says: a precision, or one for each of several files.</summary>
    private static string? Configured(string directory, JsonPart? config) =>
        config?.Part("transformers.js_config") is not { } part || part.Find("dtype") is not { } type ? null
            : type.ValueKind == JsonValueKind.String ? Precision(directory, "model", type)
            : type.ValueKind != JsonValueKind.Object ? null
            : type.EnumerateObject().Where(file => file.Name is "model" or "decoder_model_merged")
                .Select(file => Precision(directory, file.Name, file.Value)).FirstOrDefault(path => path is not null);

    private static string? Precision(string directory, string name, JsonElement type) =>
        type.ValueKind == JsonValueKind.String && Suffixes.TryGetValue(type.GetString()!, out string? suffix)
            ? Existing(directory, name + suffix + Extension)
            : null;

    private static string? MergedAmong(string[] names)
    {
        string[] others = [.. names.Where(name => !Halves.Contains(Path.GetFileName(name)))];
        return others is [var one] && Path.GetFileName(one) == Merged ? one : null;
    }

    /// <summary>The graphs, or where there is none whatever else there is.</summary>
    private static string Listed(string directory, string[] names)
    {
        string[] there = names.Length > 0 ? names
            : [.. Directory.EnumerateFileSystemEntries(directory).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        return there.Length == 0 ? "; it is empty"
            : $"; there are {string.Join(", ", there.Take(MostListed))}{(there.Length > MostListed ? $" and {there.Length - MostListed} more" : "")}";
    }
}
