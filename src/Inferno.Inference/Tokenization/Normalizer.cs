using System.Text;

namespace Inferno.Inference.Tokenization;

/// <summary>What is done to text before it is cut into pieces.</summary>
internal abstract class Normalizer
{
    public abstract string Apply(string text);
}

/// <summary>One of Unicode's normal forms.</summary>
internal sealed class FormNormalizer(NormalizationForm form) : Normalizer
{
    public override string Apply(string text) => NormalForms.Apply(text, form);
}

/// <summary>A string in place of another, wherever it is.</summary>
internal sealed class ReplaceNormalizer(string old, string replacement) : Normalizer
{
    public override string Apply(string text) => text.Replace(old, replacement, StringComparison.Ordinal);
}

/// <summary>A string before text that is not empty.</summary>
internal sealed class PrependNormalizer(string prefix) : Normalizer
{
    public override string Apply(string text) => text.Length > 0 ? prefix + text : text;
}
