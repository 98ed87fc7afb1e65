"""PyTorch's side of TorchPeer: makes the network of a case, then works as often as each line on standard input says.

Arguments: folder, threads, rows, batches, "train" | "softmax" | "plain", sizes. The folder holds input.bin, kernelN.bin,
biasN.bin (float32) and labels.bin (int64). The first results go to result.bin. A line has three numbers: how often to work
before anything is timed, how many times to take, and how often to work for each; the answer is those times in seconds.
"""
import os
import sys
import time

import torch

folder, (threads, rows, batches), kind = sys.argv[1], map(int, sys.argv[2:5]), sys.argv[5]
sizes = [int(size) for size in sys.argv[6:]]
torch.set_num_threads(threads)


def load(name, *shape, dtype=torch.float32):
    count = 1
    for size in shape:
        count *= size
    return torch.from_file(os.path.join(folder, name + ".bin"), size=count, dtype=dtype).clone().reshape(shape)


layers = []
for i, (features, units) in enumerate(zip(sizes, sizes[1:])):
    layer = torch.nn.Linear(features, units)
    with torch.no_grad():
        layer.weight.copy_(load(f"kernel{i}", features, units).t())
        layer.bias.copy_(load(f"bias{i}", units))
    layers += [layer, torch.nn.ReLU()]
layers.pop()
if kind == "softmax":
    layers.append(torch.nn.Softmax(dim=-1))
model = torch.nn.Sequential(*layers)
inputs = load("input", batches * rows, sizes[0]).split(rows)

if kind == "train":
    labels = load("labels", batches * rows, dtype=torch.int64).split(rows)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = torch.nn.CrossEntropyLoss()
    steps = 0

    def work():
        global steps
        # Keras adds epsilon before it corrects the bias, PyTorch after.
        optimizer.param_groups[0]["eps"] = 1e-7 / (1 - 0.999 ** (steps + 1)) ** 0.5
        optimizer.zero_grad()
        loss = loss_function(model(inputs[steps % batches]), labels[steps % batches])
        loss.backward()
        optimizer.step()
        steps += 1
        return loss.detach()

    result = torch.stack([work(), work(), work()])
else:
    model.eval()
    torch.set_grad_enabled(False)

    def work():
        return model(inputs[0])

    result = work()

result.numpy().tofile(os.path.join(folder, "result.bin"))
print(torch.__version__, flush=True)
for line in sys.stdin:
    unmeasured, blocks, block = map(int, line.split())
    for _ in range(unmeasured):
        work()
    seconds = []
    for _ in range(blocks):
        start = time.perf_counter()
        for _ in range(block):
            work()
        seconds.append(time.perf_counter() - start)
    print(*seconds, flush=True)
