using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Inferno.Measured;
using ServeRequests;

if (args.Length != 2 || !args.All(argument => int.TryParse(argument, out int number) && number > 0))
{
    Console.Error.WriteLine("usage: ServeRequests REQUESTS SEED (two numbers above 0)");
    return 2;
}

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
_ = builder.Logging.ClearProviders();
_ = builder.WebHost.UseUrls("http://127.0.0.1:0");
_ = builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ShopJson.Default));
WebApplication application = builder.Build();
Shop shop = new();
application.MapGet("/articles", (string? text, int? limit) => shop.Search(text ?? "", limit ?? 20));
application.MapGet("/articles/{id:int}", (int id) => shop.Find(id) is { } article ? Results.Ok(article) : Results.NotFound());
application.MapPost("/orders", (Order order) => shop.Place(order) is { } receipt
    ? Results.Created($"/orders/{receipt.Number}", receipt)
    : Results.BadRequest(new Problem("an order of nothing, or of what there is not")));
await application.StartAsync();
using HttpClient client = new() { BaseAddress = new Uri(application.Urls.First()) };

int exit = Measured.Run(args, given =>
{
    int requests = int.Parse(given[0]);
    int seed = int.Parse(given[1]);
    uint hash = 0;
    long bytes = 0;
    return new Workload(
        batch: () =>
        {
            (hash, bytes) = (2166136261, 0);
            shop.Reopen();
            Random random = new(seed);
            for (int i = 0; i < requests; i++)
            {
                using HttpResponseMessage response = Send(client, random).GetAwaiter().GetResult();
                byte[] body = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
                bytes += body.Length;
                hash = body.Aggregate((hash ^ (uint)response.StatusCode) * 16777619, (sum, one) => (sum ^ one) * 16777619);
            }
        },
        digest: () => $"{hash:x8}, {requests} requests, {bytes} bytes of answers");
});
await application.StopAsync();
return exit;

static Task<HttpResponseMessage> Send(HttpClient client, Random random) => random.Next(4) switch
{
    0 => client.GetAsync($"/articles?text={(char)('a' + random.Next(26))}&limit={5 + random.Next(10)}"),
    1 => client.PostAsJsonAsync("/orders", Order.MakeUp(random), ShopJson.Default.Order),
    _ => client.GetAsync($"/articles/{random.Next(Shop.Articles + 10)}"),
};

namespace ServeRequests
{
    internal sealed record Article(int Id, string Name, decimal Price, string[] Tags);

    internal sealed record Line(int Article, int Quantity);

    internal sealed record Receipt(int Number, string Customer, decimal Total, int Lines);

    internal sealed record Problem(string Title);

    internal sealed record Order(string Customer, Line[] Lines)
    {
        public static Order MakeUp(Random random) => new(
            $"customer {random.Next(100)}",
            [.. Enumerable.Range(0, random.Next(6)).Select(_ => new Line(random.Next(Shop.Articles + 2), 1 + random.Next(5)))]);
    }

    internal sealed class Shop
    {
        public const int Articles = 200;

        private readonly Dictionary<int, Article> _articles = Enumerable.Range(0, Articles).ToDictionary(id => id, id => new Article(
            id, $"{(char)('a' + (id * 7 % 26))}{(char)('a' + (id * 3 % 26))} article {id}", 1 + (id * 37 % 1000 / 10m), [$"tag {id % 7}", $"shelf {id % 11}"]));

        private int _orders;

        public void Reopen() => _orders = 0;

        public Article? Find(int id) => _articles.GetValueOrDefault(id);

        public Article[] Search(string text, int limit) =>
            [.. _articles.Values.Where(article => article.Name.Contains(text, StringComparison.Ordinal)).OrderBy(article => article.Price).ThenBy(article => article.Id).Take(limit)];

        public Receipt? Place(Order order) => order.Lines.Length > 0 && order.Lines.All(line => _articles.ContainsKey(line.Article))
            ? new Receipt(++_orders, order.Customer, order.Lines.Sum(line => line.Quantity * _articles[line.Article].Price), order.Lines.Length)
            : null;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Article[]))]
    [JsonSerializable(typeof(Order))]
    [JsonSerializable(typeof(Receipt))]
    [JsonSerializable(typeof(Problem))]
    internal sealed partial class ShopJson : JsonSerializerContext;
}
