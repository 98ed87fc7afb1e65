using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Mnist;

Option<string?> data = new("--data") { Description = "Folder of the four MNIST files", HelpName = "DIR" };
Option<int> epochs = new("--epochs")
{
    Description = "How often to go through the 60,000 digits",
    HelpName = "N",
    DefaultValueFactory = _ => 5,
    CustomParser = OneOrMore,
};
Option<int> seed = new("--seed")
{
    Description = "The same seed gives the same numbers",
    HelpName = "N",
    DefaultValueFactory = _ => 1,
};
Option<string?> chart = new("--chart") { Description = "Draw loss and accuracy into this SVG file", HelpName = "FILE" };
RootCommand command = new("Learns to read the handwritten digits of MNIST.") { data, epochs, seed, chart };
command.SetAction(Run);

Console.OutputEncoding = Encoding.UTF8;
ParseResult parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    // System.CommandLine writes what is wrong to the error stream, usage to the output, and ends with 1.
    parsed.Invoke(new InvocationConfiguration { Output = Console.Error });
    return 2;
}

return parsed.Invoke();

int Run(ParseResult parsed)
{
    string? folder = parsed.GetValue(data);
    if (folder is null || MnistFolder.Missing(folder).Count > 0)
    {
        if (folder is not null)
        {
            Console.Error.WriteLine($"{folder} lacks {string.Join(", ", MnistFolder.Missing(folder))}.\n");
        }

        Console.Error.WriteLine(MnistFolder.HowToGet);
        return 2;
    }

    try
    {
        DigitSet training = MnistFolder.Training(folder), test = MnistFolder.Test(folder);
        Demonstration.Run(training, test, parsed.GetValue(epochs), parsed.GetValue(seed), parsed.GetValue(chart));
        return 0;
    }
    catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
}

static int OneOrMore(ArgumentResult argument)
{
    string text = argument.Tokens[0].Value;
    if (!int.TryParse(text, out int number) || number < 1)
    {
        argument.AddError($"{argument.Argument.Name} expects a whole number from 1, but got '{text}'.");
    }

    return number;
}
