namespace Inferno.Reporting.Html;

/// <summary>A part of the page with its heading.</summary>
/// <param name="Id">Its name in links.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Explanation">What it shows and how to read it.</param>
/// <param name="Body">What it shows.</param>
internal sealed record Section(string Id, string Title, string Explanation, Markup Body)
{
    /// <summary>The section as an element of the page.</summary>
    public Markup ToMarkup() => Markup.Of(
        $"""
        <section id="{Id}">
        <h2>{Title}</h2>
        <p class="explanation">{Explanation}</p>
        {Body}
        </section>

        """);
}
