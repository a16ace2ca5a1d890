using System.Globalization;
using System.Text;
using Inferno.Pgo.Profiles.Schemas;

namespace Inferno.Pgo.Profiles.Reports;

/// <summary>A profile as text to read, the heaviest methods first.</summary>
public static class ProfileText
{
    /// <summary>
    /// A line a method (weight, records, name), its counts under it (<c>block 3: 17</c>, <c>edge 3 to 9: 17</c>), and
    /// the dominant item of each histogram.
    /// </summary>
    public static string Render(Profile profile)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{profile.Methods.Count} methods\n");
        foreach (MethodProfile method in profile.Methods.OrderByDescending(method => method.Weight))
        {
            Render(method, text);
        }

        return text.ToString();
    }

    /// <summary>A line an assembly, heaviest first: its share of the weight, its methods, its name.</summary>
    public static string ByAssembly(Profile profile) => string.Concat(AssemblyWeight.Of(profile).Select(own =>
        string.Create(CultureInfo.InvariantCulture, $"{own.Percent,7:F2}% {own.Methods,6} methods  {own.Assembly}\n")));

    private static void Render(MethodProfile method, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{method.Weight,14} {method.Method}\n");
        foreach (SchemaRecord record in method.Records)
        {
            string? where = record.Kind.Meaning switch
            {
                SchemaMeaning.BlockCount => string.Create(CultureInfo.InvariantCulture, $"block {record.Offset}"),
                SchemaMeaning.EdgeCount =>
                    string.Create(CultureInfo.InvariantCulture, $"edge {record.Offset} to {record.Other}"),
                _ => null,
            };
            if (where is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{"",14}   {where}: {record.Total}\n");
            }
        }

        foreach (HistogramShare site in HistogramShare.Dominant(method))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{"",14}   call {site.Offset}: {site.Calls} sampled, {100 * site.Share:F1}% {site.Item}\n");
        }
    }
}
