using System.Text.Json.Serialization;

namespace ConvertJson;

internal enum Status
{
    Placed,
    Paid,
    Shipped,
    Returned,
}

internal sealed record Customer(int Id, string Name, string? Mail, string[] Tags);

internal sealed record Line(string Article, int Quantity, decimal Price, double? Weight);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Card), "card")]
[JsonDerivedType(typeof(Invoice), "invoice")]
internal abstract record Payment;

internal sealed record Card(string Holder, int LastDigits) : Payment;

internal sealed record Invoice(int Days, bool IsReminded) : Payment;

internal sealed record Order(Guid Id, DateTimeOffset PlacedAt, Status Status, Customer Customer, List<Line> Lines, Payment Payment)
{
    public Dictionary<string, string> Notes { get; init; } = [];

    public decimal Total { get; set; }

    /// <summary>Orders made up by <paramref name="seed"/>: the same in every process.</summary>
    public static List<Order> MakeUp(int orders, int lines, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, orders).Select(number => new Order(
            new Guid(number, (short)random.Next(1000), 7, 1, 2, 3, 4, 5, 6, 7, 8),
            DateTimeOffset.UnixEpoch.AddMinutes(random.Next(20_000_000)),
            (Status)random.Next(4),
            new Customer(random.Next(1000), Word(random) + " " + Word(random), random.Next(3) == 0 ? null : Word(random) + "@example.org", Words(random, 3)),
            [.. Enumerable.Range(0, 1 + random.Next(2 * lines)).Select(_ => new Line(
                Word(random), 1 + random.Next(9), random.Next(100_000) / 100m, random.Next(2) == 0 ? null : random.NextDouble()))],
            random.Next(2) == 0 ? new Card(Word(random), random.Next(10_000)) : new Invoice(random.Next(60), random.Next(2) == 0))
        {
            Notes = Words(random, 4).Distinct().ToDictionary(word => word, _ => string.Join(' ', Words(random, 6))),
        })];
    }

    private static string[] Words(Random random, int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Word(random))];

    // Now and then a letter that has to be escaped.
    private static string Word(Random random) => string.Concat(Enumerable.Range(0, 2 + random.Next(9)).Select(_ =>
        random.Next(60) switch { 0 => '"', 1 => 'é', _ => (char)('a' + random.Next(26)) }));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<Order>))]
internal sealed partial class OrderJson : JsonSerializerContext;
