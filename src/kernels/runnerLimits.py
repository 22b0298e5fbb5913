"""Limits of the process, and the end of what the code forked off."""
import os
import signal
import time


def limit_processor(seconds):
    """Processor time that this process and each it forks may still use, beside the clock of the other side."""
    if not seconds:
        return
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 1
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        if hard == resource.RLIM_INFINITY or soft <= hard:
            resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    except (ImportError, ValueError, OSError):
        pass


def limited(start):
    """Sets the limits asked for and names those that the system accepted."""
    try:
        import resource
    except ImportError:
        return []
    accepted = []
    for name, kind in (("memory", "RLIMIT_AS"), ("file", "RLIMIT_FSIZE"), ("processes", "RLIMIT_NPROC"), ("core", "RLIMIT_CORE")):
        amount = start.get(name)
        if amount is None:
            continue
        try:
            hard = resource.getrlimit(getattr(resource, kind))[1]
            amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
            resource.setrlimit(getattr(resource, kind), (amount, amount))
            accepted.append(name)
        except (AttributeError, ValueError, OSError):
            continue
    return accepted


def is_alone():
    """Whether this is the one process of a bubblewrap of our own: its first, right under its init."""
    try:
        with open("/proc/1/comm") as comm:
            return comm.read().strip() == "bwrap" and os.getpid() == 2 and os.getppid() == 1
    except OSError:
        return False


def end_others():
    """Ends what the code forked off. Only ever in a process namespace of our own, which holds nothing else."""
    for _ in range(200):
        try:
            os.kill(-1, signal.SIGKILL)
        except OSError:
            return  # there is no other
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except OSError:
            pass
        time.sleep(0.001)
