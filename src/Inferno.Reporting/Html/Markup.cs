namespace Inferno.Reporting.Html;

/// <summary>Text that is safe in a page: whatever an interpolation adds to it is escaped, unless it is markup itself.</summary>
internal readonly record struct Markup(string Text)
{
    /// <summary>Nothing.</summary>
    public static Markup None { get; } = new("");

    /// <summary>The markup of an interpolated literal.</summary>
    public static Markup Of(MarkupInterpolation text) => new(text.ToString());

    /// <summary>One after the other.</summary>
    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
