"""Writes the trained network as a small ONNX file: python -m installer.models.export OUT/checkpoint.pt
MOOD.onnx.

Norms are folded into the convolutions, weights are int8 per output channel behind DequantizeLinear (OpenCV
computes in float), pads are explicit because OpenCV 5 gets SAME_UPPER with stride 2 wrong.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from installer.models import faces, network

_OPSET = 13  # the first with DequantizeLinear per channel
Weights = NDArray[np.float32]


class Graph:
    """The nodes and stored values of the file being made."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.values: list[onnx.TensorProto] = []

    def add(self, kind: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """One operation; answers the name of its output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def keep(self, name: str, value: NDArray[np.generic]) -> str:
        """One stored value; answers its name."""
        self.values.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def small(self, name: str, weights: Weights) -> str:
        """Weights (out, ...) as int8 with one scale for each output; answers the name to compute with."""
        scale = np.maximum(np.abs(weights.reshape(len(weights), -1)).max(1), 1e-12) / 127
        whole = np.rint(weights / scale.reshape(-1, *[1] * (weights.ndim - 1))).astype(np.int8)
        stored = [
            self.keep(f"{name}.int8", whole),
            self.keep(f"{name}.scale", scale.astype(np.float32)),
            self.keep(f"{name}.zero", np.zeros(len(weights), np.int8)),
        ]
        return self.add("DequantizeLinear", stored, name, axis=0)

    def convolution(self, name: str, x: str, weights: Weights, bias: Weights, stride: int = 1) -> str:
        """A square convolution that keeps the size but for the stride."""
        side = weights.shape[2]
        stored = [self.small(f"{name}.weights", weights), self.keep(f"{name}.bias", bias)]
        return self.add(
            "Conv",
            [x, *stored],
            name,
            kernel_shape=[side, side],
            pads=[side // 2] * 4,
            strides=[stride, stride],
        )


def folded(convolution: nn.Conv2d, norm: nn.BatchNorm2d) -> tuple[Weights, Weights]:
    """Weights and bias of one convolution that does what both did."""
    deviation = (norm.running_var.double() + norm.eps).sqrt()  # type: ignore[union-attr]
    gain = norm.weight.double() / deviation
    weights = convolution.weight.double() * gain[:, None, None, None]
    bias = norm.bias.double() - norm.running_mean.double() * gain  # type: ignore[union-attr]
    return weights.detach().float().numpy(), bias.detach().float().numpy()


@torch.no_grad()
def onnx_of(net: network.MoodNetwork) -> onnx.ModelProto:
    """The network in evaluation mode: input `face` (1, 1, 48, 48), output `logits` (1, moods)."""
    graph = Graph()
    x = graph.convolution("stem", "face", *folded(net.stem, net.stem_norm), stride=2)
    x = graph.add("Relu", [x], "stem.relu")
    for number, block in enumerate(net.blocks):
        assert isinstance(block, network.ResidualBlock)
        x = _block(graph, f"block{number}", x, block)
    x = graph.add("GlobalAveragePool", [x], "mean")
    x = graph.add("Flatten", [x], "features", axis=1)
    weights = graph.keep("head.weights", net.head.weight.numpy())
    graph.add("Gemm", [x, weights, graph.keep("head.bias", net.head.bias.numpy())], "logits", transB=1)
    side = network.PICTURE_SIDE_PX
    made = helper.make_graph(
        graph.nodes,
        "mood",
        [helper.make_tensor_value_info("face", TensorProto.FLOAT, [1, 1, side, side])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, net.head.out_features])],
        graph.values,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    return model


def _block(graph: Graph, name: str, x: str, block: network.ResidualBlock) -> str:
    stride = block.first.stride[0]
    inner = graph.convolution(f"{name}.first", x, *folded(block.first, block.first_norm), stride=stride)
    inner = graph.add("Relu", [inner], f"{name}.first.relu")
    inner = graph.convolution(f"{name}.second", inner, *folded(block.second, block.second_norm))
    for part in block.shortcut:
        if isinstance(part, nn.AvgPool2d):
            shape = {"kernel_shape": [stride, stride], "strides": [stride, stride], "pads": [0] * 4}
            x = graph.add("AveragePool", [x], f"{name}.pool", **shape)
        elif isinstance(part, nn.Conv2d):
            norm = block.shortcut[-1]
            assert isinstance(norm, nn.BatchNorm2d)
            x = graph.convolution(f"{name}.shortcut", x, *folded(part, norm))
    total = graph.add("Add", [inner, x], f"{name}.sum")
    return graph.add("Relu", [total], f"{name}.relu")


def trained(checkpoint: Path) -> network.MoodNetwork:
    """The averaged network of a checkpoint of the training."""
    net = network.MoodNetwork(len(faces.MOODS))
    net.load_state_dict(torch.load(checkpoint, weights_only=True)["averaged"])
    return net.eval()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    arguments.file.write_bytes(onnx_of(trained(arguments.checkpoint)).SerializeToString())
    print(f"{arguments.file}: {arguments.file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
