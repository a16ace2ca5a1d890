using System.Globalization;

namespace RunScript;

/// <summary>Reads a script by recursive descent: functions, variables, lists, while, if, and the operators of arithmetic.</summary>
internal sealed class Parser
{
    private static readonly string[][] Levels = [["and", "or"], ["<", ">", "<=", ">=", "==", "!="], ["+", "-"], ["*", "/", "%"]];

    private readonly List<string> _words;
    private readonly Dictionary<string, Function> _functions = [];
    private Dictionary<string, int> _slots = [];
    private int _next;

    private Parser(string text) => _words = [.. Split(text)];

    /// <summary>The program in <paramref name="text"/>, to be called without arguments.</summary>
    /// <exception cref="ScriptException">It is no program.</exception>
    public static Function Parse(string text)
    {
        Parser parser = new(text);
        List<Node> statements = [];
        while (parser._next < parser._words.Count)
        {
            statements.Add(parser.Statement());
        }

        return new Function { Body = new Block(statements), Variables = parser._slots.Count };
    }

    private Node Statement()
    {
        switch (Peek())
        {
            case "fn":
                Take();
                Define();
                return new Constant(default);
            case "while":
                Take();
                return new While(Expression(), Braces());
            case "if":
                Take();
                return new If(Expression(), Braces(), Takes("else") ? Braces() : null);
            case "return":
                Take();
                return new Return(Expression());
            default:
                Node target = Expression();
                return !Takes("=") ? target : Assign(target);
        }
    }

    private Node Assign(Node target) => target switch
    {
        Named named => new Assignment(Slot(named.Name), Expression()),
        Indexed indexed => new ItemAssignment(Bound(indexed.List), indexed.Index, Expression()),
        _ => throw new ScriptException($"word {_next}: only variables and items of lists are assigned to"),
    };

    private void Define()
    {
        Function function = _functions[Take()] = new Function();
        Dictionary<string, int> outer = _slots;
        _slots = [];
        Expect("(");
        while (!Takes(")"))
        {
            _ = Slot(Take());
            _ = Takes(",");
        }

        function.Body = Braces();
        function.Variables = _slots.Count;
        _slots = outer;
    }

    private Block Braces()
    {
        Expect("{");
        List<Node> statements = [];
        while (!Takes("}"))
        {
            statements.Add(Statement());
        }

        return new Block(statements);
    }

    private Node Expression(int level = 0)
    {
        if (level == Levels.Length)
        {
            return Operand();
        }

        Node left = Expression(level + 1);
        while (Levels[level].Contains(Peek()))
        {
            string name = Take();
            Node right = Bound(Expression(level + 1));
            left = Operator(name, Bound(left), right);
        }

        return level == 0 && Peek() != "=" ? Bound(left) : left;
    }

    private static Node Operator(string name, Node left, Node right) => name switch
    {
        "+" => new Addition(left, right),
        "-" => new Operation(left, right, (x, y) => x - y),
        "*" => new Operation(left, right, (x, y) => x * y),
        "/" => new Operation(left, right, (x, y) => x / y),
        "%" => new Operation(left, right, (x, y) => x - (y * Math.Floor(x / y))),
        "<" => new Operation(left, right, (x, y) => x < y ? 1 : 0),
        ">" => new Operation(left, right, (x, y) => x > y ? 1 : 0),
        "<=" => new Operation(left, right, (x, y) => x <= y ? 1 : 0),
        ">=" => new Operation(left, right, (x, y) => x >= y ? 1 : 0),
        "==" => new Operation(left, right, (x, y) => x == y ? 1 : 0),
        "!=" => new Operation(left, right, (x, y) => x != y ? 1 : 0),
        "and" => new Operation(left, right, (x, y) => x != 0 && y != 0 ? 1 : 0),
        _ => new Operation(left, right, (x, y) => x != 0 || y != 0 ? 1 : 0),
    };

    private Node Operand()
    {
        string word = Take();
        Node node = word switch
        {
            "(" => Closed(Expression(), ")"),
            "[" => new ListOf(Arguments("]")),
            _ when char.IsDigit(word[0]) => new Constant(new Value(double.Parse(word, CultureInfo.InvariantCulture))),
            _ when word[0] == '"' => new Constant(new Value(0, word[1..])),
            _ when Takes("(") => Called(word, Arguments(")")),
            _ => new Named(word),
        };
        while (Takes("["))
        {
            node = new Indexed(Bound(node), Closed(Expression(), "]"));
        }

        return node;
    }

    private Node Called(string name, List<Node> arguments) => _functions.TryGetValue(name, out Function? function)
        ? new Call(function, arguments)
        : new BuiltIn(
            name switch
            {
                "print" => (frame, given) =>
                {
                    _ = frame.Output.Append(given[0]).Append('\n');
                    return default;
                },
                "push" => (_, given) =>
                {
                    ((List<Value>)given[0].Object!).Add(given[1]);
                    return given[1];
                },
                "length" => (_, given) => new Value(given[0].Object is string text ? text.Length : ((List<Value>)given[0].Object!).Count),
                "letter" => (_, given) => new Value(((string)given[0].Object!)[(int)given[1].Number]),
                "floor" => (_, given) => new Value(Math.Floor(given[0].Number)),
                _ => throw new ScriptException($"word {_next}: nothing is called '{name}'"),
            },
            arguments);

    private List<Node> Arguments(string end)
    {
        List<Node> arguments = [];
        while (!Takes(end))
        {
            arguments.Add(Expression());
            _ = Takes(",");
        }

        return arguments;
    }

    // A name or an item is a value or a target: which of the two shows at the sign behind it.
    private sealed class Named(string name) : Node
    {
        public string Name => name;

        public override Value Run(Frame frame) => throw new ScriptException($"'{name}' has no place");
    }

    private sealed class Indexed(Node list, Node index) : Node
    {
        public Node List => list;

        public Node Index => index;

        public override Value Run(Frame frame) => throw new ScriptException("an item without a list");
    }

    private Node Bound(Node node) => node switch
    {
        Named named => new Variable(Slot(named.Name)),
        Indexed indexed => new Item(Bound(indexed.List), indexed.Index),
        _ => node,
    };

    private Node Closed(Node node, string end)
    {
        Expect(end);
        return Bound(node);
    }

    private int Slot(string name)
    {
        if (!_slots.TryGetValue(name, out int slot))
        {
            _slots[name] = slot = _slots.Count;
        }

        return slot;
    }

    private string Peek() => _next < _words.Count ? _words[_next] : "";

    private string Take() => _next < _words.Count ? _words[_next++] : throw new ScriptException("the script ends in the middle of something");

    private bool Takes(string word)
    {
        bool isThere = Peek() == word;
        _next += isThere ? 1 : 0;
        return isThere;
    }

    private void Expect(string word)
    {
        if (!Takes(word))
        {
            throw new ScriptException($"word {_next}: expected '{word}', found '{Peek()}'");
        }
    }

    private static IEnumerable<string> Split(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int start = i++;
            if (char.IsWhiteSpace(text[start]))
            {
                continue;
            }

            if (text[start] == '"')
            {
                i = text.IndexOf('"', i) + 1;
                yield return text[start..(i - 1)];
                continue;
            }

            if (char.IsLetterOrDigit(text[start]))
            {
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '.'))
                {
                    i++;
                }
            }
            else if (i < text.Length && text[i] == '=' && "<>=!".Contains(text[start]))
            {
                i++;
            }

            yield return text[start..i];
        }
    }
}
