using System.Buffers;
using System.Text.Json;
using ConvertJson;
using Inferno.Measured;

if (args.Length != 3 || !args.All(argument => int.TryParse(argument, out int number) && number > 0))
{
    Console.Error.WriteLine("usage: ConvertJson ORDERS LINES SEED (three numbers above 0)");
    return 2;
}

return Measured.Run(args, given =>
{
    int[] numbers = [.. given.Select(int.Parse)];
    byte[] received = JsonSerializer.SerializeToUtf8Bytes(Order.MakeUp(numbers[0], numbers[1], numbers[2]), OrderJson.Default.ListOrder);
    ArrayBufferWriter<byte> sent = new();
    decimal sum = 0;
    return new Workload(
        batch: () =>
        {
            List<Order> orders = JsonSerializer.Deserialize(received, OrderJson.Default.ListOrder)!;
            foreach (Order order in orders)
            {
                order.Total = order.Lines.Sum(line => line.Quantity * line.Price);
            }

            sent.ResetWrittenCount();
            using (Utf8JsonWriter writer = new(sent))
            {
                JsonSerializer.Serialize(writer, orders, OrderJson.Default.ListOrder);
            }

            using JsonDocument document = JsonDocument.Parse(sent.WrittenMemory);
            sum = Sum(document.RootElement);
        },
        digest: () => $"{Hash(sent.WrittenSpan):x8}, {sent.WrittenCount} bytes of JSON, numbers add up to {sum:F4}");
});

static decimal Sum(JsonElement element) => element.ValueKind switch
{
    JsonValueKind.Array => element.EnumerateArray().Sum(Sum),
    JsonValueKind.Object => element.EnumerateObject().Sum(property => Sum(property.Value)),
    JsonValueKind.Number => element.GetDecimal(),
    _ => 0,
};

// FNV-1a: the same in every process.
static uint Hash(ReadOnlySpan<byte> bytes)
{
    uint hash = 2166136261;
    foreach (byte one in bytes)
    {
        hash = (hash ^ one) * 16777619;
    }

    return hash;
}
