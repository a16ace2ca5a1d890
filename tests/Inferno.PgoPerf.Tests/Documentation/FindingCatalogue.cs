using System.Reflection;
using Inferno.History.Trends;
using Inferno.Measuring.Verdicts;
using Inferno.Pgo.Builds;
using Inferno.Pgo.Builds.Verification;

namespace Inferno.PgoPerf.Tests.Documentation;

/// <summary>Every finding that the code can make, made once with stand-ins for what it is about.</summary>
internal static class FindingCatalogue
{
    public static IReadOnlyList<Finding> All { get; } =
    [
        .. new[] { typeof(Finding).Assembly, typeof(MeasurementFindings).Assembly, typeof(HistoryFindings).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Findings", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(method => method.ReturnType == typeof(Finding))
            .Select(method => (Finding)method.Invoke(null, [.. method.GetParameters().Select(part => StandIn(part.ParameterType))])!)
            .OrderBy(finding => finding.Id, StringComparer.Ordinal),
    ];

    private static object? StandIn(Type type)
    {
        if (type == typeof(string))
        {
            return "…";
        }

        if (type.IsValueType)
        {
            return Activator.CreateInstance(type);
        }

        if (type.IsInterface)
        {
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        }

        ConstructorInfo constructor = type.GetConstructors().MaxBy(each => each.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(part => StandIn(part.ParameterType))]);
    }
}
