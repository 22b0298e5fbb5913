"""What hostile code would try. Each attempt returns what it got, or raises; `planted` names what is there to get."""
import ctypes
import json
import os
import socket
import stat
import subprocess
import sys

libc = ctypes.CDLL(None, use_errno=True)


def call(name, *arguments):
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)
    return "done"


def said(family, kind, address):
    with socket.socket(family, kind) as connection:
        connection.settimeout(2)
        connection.connect(address)
        connection.sendall(b"hello")
        return connection.recv(100).decode() or 1 / 0


def read(path):
    with open(path, "rb") as file:
        return file.read(200).decode("utf-8", "replace") or 1 / 0


def write(path):
    with open(path, "wb") as file:
        file.write(b"written")
    os.remove(path)
    return "written"


def changed(path):
    with open(path, "ab") as file:
        file.write(b"!")
    return "changed"


def listed(folder, name):
    return name if name in os.listdir(folder) else 1 / 0


def in_child(action):
    """Of what changes the process: done in another, and only told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            told = action()
        except BaseException as error:
            told = "!" + type(error).__name__
        os.write(writing, str(told).encode())
        os._exit(0)
    os.close(writing)
    told = os.read(reading, 1000).decode()
    os.close(reading)
    os.waitpid(child, 0)
    if told.startswith("!"):
        raise OSError(told[1:])
    return told


def tmpfs(folder):
    call("mount", b"none", folder.encode(), b"tmpfs", 0, None)
    call("umount", folder.encode())
    return "mounted"


def own_namespace(folder):
    call("unshare", 0x10000000 | 0x00020000)  # a user and a mount namespace
    return tmpfs(folder)


def traced(pid):
    call("ptrace", 16, pid, None, None)
    os.waitpid(pid, 0x40000000)
    call("ptrace", 17, pid, None, None)
    return "traced"


def process_named(mark):
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open("/proc/%s/cmdline" % name, "rb") as file:
                    if mark.encode() in file.read() and int(name) != os.getpid():
                        return name
            except OSError:
                continue
    raise OSError("none")


def open_files():
    """What is open beside the channels to the one who started this, such as a file that was inherited."""
    for name in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink("/proc/self/fd/" + name)
        except OSError:
            continue
        if target.startswith("/") and target != os.devnull and not target.startswith("/proc/"):
            return target
    raise OSError("none")


def device(folder):
    path = os.path.join(folder, "device")
    os.mknod(path, stat.S_IFBLK | 0o600, os.makedev(7, 0))
    os.remove(path)
    return "made"


def shared_memory(key):
    return call("shmget", key, 0, 0) or 1 / 0


def attempts(planted):
    port, pid, workspace = planted["port"], planted["pid"], planted["workspace"]
    inside = os.path.join(workspace, "inside")
    scratch = workspace if os.path.isdir(workspace) else os.getcwd()
    return {
        "network: TCP to this computer": lambda: said(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", port)),
        "network: TCP to its own address": lambda: said(socket.AF_INET, socket.SOCK_STREAM, (planted["address"], port)),
        "network: UDP": lambda: said(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", planted["udp"])),
        "network: a Unix socket, as Docker's": lambda: said(socket.AF_UNIX, socket.SOCK_STREAM, planted["socket"]),
        "network: an abstract Unix socket": lambda: said(socket.AF_UNIX, socket.SOCK_STREAM, "\0" + planted["abstract"]),
        "network: by a program": lambda: subprocess.run([sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', %d), 2)" % port], check=True).args[0],
        "network: other interfaces": lambda: [name for _, name in socket.if_nameindex() if name != "lo"][0],
        "home: a file": lambda: read(planted["home"]),
        "home: its list": lambda: listed(os.path.dirname(planted["home"]), os.path.basename(planted["home"])),
        "home: by its init": lambda: read("/proc/1/root" + planted["home"]),
        "home: to write": lambda: write(planted["home"] + ".new"),
        "etc: passwd": lambda: read("/etc/passwd"),
        "etc: the name of the computer": lambda: read("/etc/hostname"),
        "etc: to write": lambda: write("/etc/therefore-test"),
        "environment: the secret": lambda: os.environ["THEREFORE_TEST_SECRET"],
        "environment: of its init": lambda: listed("/proc/1", "environ") and (planted["secret"] if planted["secret"] in read("/proc/%d/environ" % os.getppid()) else 1 / 0),
        "workspace: to read": lambda: read(inside),
        "workspace: to write": lambda: changed(inside),
        "workspace: its list": lambda: listed(workspace, "inside"),
        "processes: to see": lambda: process_named(planted["mark"]),
        "processes: to signal": lambda: os.kill(pid, 18) or "signalled",
        "processes: the environment": lambda: read("/proc/%d/environ" % pid),
        "processes: the memory map": lambda: read("/proc/%d/maps" % pid),
        "processes: to trace": lambda: traced(pid),
        "processes: shared memory": lambda: shared_memory(planted["key"]),
        "files: to write to /usr": lambda: write("/usr/therefore-test"),
        "files: to write to /": lambda: write("/therefore-test"),
        "files: to write to /tmp": lambda: write("/tmp/therefore-test-%d" % os.getpid()),
        "files: to write to /dev/shm": lambda: write("/dev/shm/therefore-test-%d" % os.getpid()),
        "files: to change its runner": lambda: open(planted["runner"], "ab").close() or "opened",
        "files: inherited": open_files,
        "root: to become it": lambda: in_child(lambda: os.setuid(0) or "root"),
        "root: new privileges": lambda: "NoNewPrivs:\t0" if "NoNewPrivs:\t0" in open("/proc/self/status").read() else 1 / 0,
        "root: to mount": lambda: in_child(lambda: tmpfs(scratch)),
        "root: to mount in a namespace of its own": lambda: in_child(lambda: own_namespace(scratch)),
        "root: to change the root": lambda: in_child(lambda: os.chroot("/") or "changed"),
        "root: to make a device": lambda: device(scratch),
        "root: the name of the computer": lambda: open("/proc/sys/kernel/hostname", "r+").close() or "opened",
        "root: the program that gets core dumps": lambda: open("/proc/sys/kernel/core_pattern", "r+").close() or "opened",
        "root: the kernel's console": lambda: open("/proc/sysrq-trigger", "r+").close() or "opened",
    }


def tried(planted):
    told = {}
    for name, attempt in attempts(planted).items():
        try:
            told[name] = {"got": str(attempt())[:200]}
        except BaseException as error:
            told[name] = {"failed": "%s %s" % (type(error).__name__, error)}
    return told


__therefore__ = tried(json.loads(planted))
