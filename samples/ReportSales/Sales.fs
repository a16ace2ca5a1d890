module ReportSales.Sales

open System
open System.Collections.Generic
open System.Globalization
open System.Linq
open System.Text

type Sale =
    { Day: DateOnly
      Region: string
      Product: string
      Quantity: int
      Price: decimal }

    member sale.Revenue = decimal sale.Quantity * sale.Price

let private regions = [| "north"; "south"; "east"; "west"; "overseas" |]

/// Lines of a ledger made up by a seed: the same in every process.
let makeUp rows products seed =
    let random = Random(seed: int)

    let line _ =
        let day = DateOnly(2024, 1, 1).AddDays(random.Next 730)
        let price = decimal (random.Next(100, 90_000)) / 100m

        String.Join(
            ';',
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            regions[random.Next regions.Length],
            "article " + string (random.Next(products: int)),
            string (1 + random.Next 20),
            price.ToString CultureInfo.InvariantCulture
        )

    Array.init rows line

let parse (line: string) =
    let fields = line.Split ';'

    { Day = DateOnly.ParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)
      Region = fields[1]
      Product = fields[2]
      Quantity = Int32.Parse(fields[3], CultureInfo.InvariantCulture)
      Price = Decimal.Parse(fields[4], CultureInfo.InvariantCulture) }

let private months (sales: Sale list) =
    sales
    |> Seq.groupBy (fun sale -> struct (sale.Region, sale.Day.Year, sale.Day.Month))
    |> Seq.map (fun (key, group) -> key, group |> Seq.sumBy _.Revenue)
    |> Seq.sortBy fst
    |> Seq.toArray

let private best count (sales: Sale list) =
    sales
        .GroupBy(fun sale -> sale.Product)
        .Select(fun group -> struct (group.Key, group.Sum(fun sale -> sale.Revenue), group.Count()))
        .OrderByDescending(fun (struct (_, revenue, _)) -> revenue)
        .ThenBy((fun (struct (product, _, _)) -> product), StringComparer.Ordinal)
        .Take(count: int)
        .ToArray()

let private stock (sales: Sale list) =
    let sold = Dictionary<string, int>()

    for sale in sales do
        match sold.TryGetValue sale.Product with
        | true, quantity -> sold[sale.Product] <- quantity + sale.Quantity
        | false, _ -> sold[sale.Product] <- sale.Quantity

    sold

let private firsts (sales: Sale list) =
    (Map.empty, sales)
    ||> List.fold (fun found sale ->
        match Map.tryFind sale.Product found with
        | Some day when day <= sale.Day -> found
        | _ -> Map.add sale.Product sale.Day found)

/// The whole report: revenue by region and month, the best products with what was sold of them and since when.
let report (lines: string array) =
    let sales = lines |> Seq.map parse |> Seq.filter (fun sale -> sale.Quantity > 1) |> List.ofSeq
    let sold = stock sales
    let since = firsts sales
    let text = StringBuilder()

    for struct (region, year, month), revenue in months sales do
        text.Append(region).Append(' ').Append(year).Append('-').Append(month).Append(' ').Append(revenue).Append('\n') |> ignore

    for struct (product, revenue, count) in best 25 sales do
        text
            .Append(product).Append(' ').Append(revenue).Append(' ').Append(count).Append(' ')
            .Append(sold[product]).Append(' ').Append(since[product].DayNumber).Append('\n')
        |> ignore

    text.ToString()
