using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Cifar10;

Option<string?> data = new("--data")
{
    Description = "Folder of the CIFAR-10 pictures, binary version",
    HelpName = "DIR",
};
Option<int> images = new("--images")
{
    Description = "Pictures to train on; a fifth as many to test",
    HelpName = "N",
    DefaultValueFactory = _ => 10_000,
    CustomParser = OneOrMore,
};
Option<int> epochs = new("--epochs")
{
    Description = "How often to go through them",
    HelpName = "N",
    DefaultValueFactory = _ => 4,
    CustomParser = OneOrMore,
};
Option<int> seed = new("--seed")
{
    Description = "The same seed gives the same numbers",
    HelpName = "N",
    DefaultValueFactory = _ => 1,
};
RootCommand command = new("What Dense does to colour pictures, with and without Flatten.")
{
    data,
    images,
    epochs,
    seed,
};
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
    if (folder is null || !CifarFolder.IsComplete(folder))
    {
        if (folder is not null)
        {
            Console.Error.WriteLine($"{folder} lacks data_batch_*.bin or test_batch*.bin.\n");
        }

        Console.Error.WriteLine(CifarFolder.HowToGet);
        return 2;
    }

    try
    {
        int count = parsed.GetValue(images);
        ImageSet training = CifarFolder.Training(folder, count);
        ImageSet test = CifarFolder.Test(folder, Math.Max(1, count / 5));
        Console.WriteLine($"CIFAR-10: {training.Count:N0} pictures to train on, {test.Count:N0} to test");
        DenseAtEachPixel.Show(training, parsed.GetValue(seed));
        Comparison.Run(training, test, parsed.GetValue(epochs), parsed.GetValue(seed));
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
