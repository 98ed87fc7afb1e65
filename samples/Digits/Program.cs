using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Digits;

Option<int> seed = new("--seed")
{
    Description = "The same seed gives the same numbers",
    HelpName = "N",
    DefaultValueFactory = _ => 1,
};
Option<int> epochs = new("--epochs")
{
    Description = "How often to go through the training pictures",
    HelpName = "N",
    DefaultValueFactory = _ => 25,
    CustomParser = OneOrMore,
};
Option<string?> chart = new("--chart")
{
    Description = "SVG file to draw loss and accuracy into [beside the program]",
    HelpName = "FILE",
};
RootCommand command = new("Trains a Dense network to read handwritten digits and shows how well it does.")
{
    seed,
    epochs,
    chart,
};
command.SetAction(parsed => Demonstration.Run(
    parsed.GetValue(seed),
    parsed.GetValue(epochs),
    parsed.GetValue(chart) ?? Path.Combine(AppContext.BaseDirectory, "digits.svg")));

Console.OutputEncoding = Encoding.UTF8;
ParseResult parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    // System.CommandLine writes what is wrong to the error stream, usage to the output, and ends with 1.
    parsed.Invoke(new InvocationConfiguration { Output = Console.Error });
    return 2;
}

return parsed.Invoke();

static int OneOrMore(ArgumentResult argument)
{
    string text = argument.Tokens[0].Value;
    if (!int.TryParse(text, out int number) || number < 1)
    {
        argument.AddError($"{argument.Argument.Name} expects a whole number from 1, but got '{text}'.");
    }

    return number;
}
